package io.jenkins.plugins.mlops.harness.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;

/** How somebody looks at a page. */
enum Look {
    DESK(1280, 900),
    DARK(1280, 900),
    CONTRAST(1280, 900),
    FORCED_COLORS(1280, 900),
    PHONE(360, 740);

    private final int width;
    private final int height;

    Look(int width, int height) {
        this.width = width;
        this.height = height;
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(this == PHONE)
                .setLocale("en-GB")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setContrast(this == CONTRAST ? Contrast.MORE : Contrast.NO_PREFERENCE)
                .setForcedColors(this == FORCED_COLORS ? ForcedColors.ACTIVE : ForcedColors.NONE)
                .setColorScheme(this == DARK ? ColorScheme.DARK : ColorScheme.LIGHT);
    }
}
