package io.jenkins.plugins.mlops.harness.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;

/** A window of a browser that notes all that goes wrong in it: errors on the console, refusals by the content security policy, failed requests. */
final class Window implements AutoCloseable {
    // An init script is the browser's own: no policy of a page keeps it out. What the policy refuses then stands on the
    // console.
    private static final String WATCH = "document.addEventListener('securitypolicyviolation', (e) => console.error("
            + "'the content security policy refuses ' + e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sample));";

    private final BrowserContext context;
    private final Page page;
    private final List<String> troubles = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    Window(Browser browser, Look look) {
        context = browser.newContext(look.options());
        context.addInitScript(WATCH);
        page = context.newPage();
        page.onConsoleMessage(this::console);
        page.onPageError(error -> troubles.add("script error: " + error));
        page.onRequest(request -> requests.add(request.url()));
        page.onRequestFailed(this::failed);
        page.onResponse(this::answered);
    }

    private void console(ConsoleMessage message) {
        if ("error".equals(message.type())) {
            troubles.add("console: " + message.text() + " (" + message.location() + ")");
        }
    }

    private void failed(Request request) {
        // Whoever leaves a page gives up what was still under way.
        if (!"net::ERR_ABORTED".equals(request.failure())) {
            troubles.add("request failed: " + request.url() + " " + request.failure());
        }
    }

    private void answered(Response response) {
        if (response.status() >= 400) {
            troubles.add("answer " + response.status() + ": " + response.url());
        }
    }

    Page page() {
        return page;
    }

    /** Every address that was asked for. */
    List<String> requests() {
        return requests;
    }

    /** Opens an address and waits until nothing more is loaded. */
    Window go(String url) {
        page.navigate(url);
        settle();
        return this;
    }

    /** Waits until nothing more is loaded, also what is drawn only when it comes into view. */
    void settle() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        for (Object ignored : page.querySelectorAll(".mlops-canvas")) {
            page.waitForFunction(
                    "() => [...document.querySelectorAll('.mlops-canvas')].every((c) => c.clientWidth === 0 || c.childElementCount > 0"
                            + " || (c.scrollIntoView(), false))");
            break;
        }
        page.evaluate("() => window.scrollTo(0, 0)");
    }

    /** Looks at each tab of the page, or at the page where it has none. */
    void eachTab(Runnable look) {
        List<Locator> tabs = page.locator("[role=tab]").all();
        for (Locator tab : tabs) {
            tab.click();
            settle();
            look.run();
        }
        if (tabs.isEmpty()) {
            look.run();
        }
    }

    /** Fails when anything went wrong since the last time it was asked. */
    void assertNoTrouble() {
        List<String> since = List.copyOf(troubles);
        troubles.clear();
        assertEquals(List.of(), since, page.url());
    }

    /** Whether something was noted that says so. */
    boolean hasTrouble(String part) {
        return troubles.stream().anyMatch(trouble -> trouble.contains(part));
    }

    /** What was noted so far; for those who expect an error. */
    List<String> takeTroubles() {
        List<String> since = List.copyOf(troubles);
        troubles.clear();
        return since;
    }

    @Override
    public void close() {
        context.close();
    }
}
