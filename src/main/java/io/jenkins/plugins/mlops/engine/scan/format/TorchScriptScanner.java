package io.jenkins.plugins.mlops.engine.scan.format;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.FormatScanner;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the program of a TorchScript archive. Its interpreter reaches no Python, but a few operators touch files. */
public final class TorchScriptScanner implements FormatScanner {
    private static final int LARGEST = 64 << 20;
    private static final Pattern FILE = Pattern.compile(
            "\\b(torch|aten|ops\\.aten)\\.(from_file|save|load|_save)\\b|\\bops\\.(?!prim|aten|quantized|torchvision|"
                    + "torchaudio|prepacked|inductor|sparse|mkldnn|xnnpack|cuda|fb|static_runtime)\\w+\\.");

    @Override
    public void scan(Content content, Place place, Scan scan) throws IOException {
        if (content.size() > LARGEST) {
            throw new MalformedException("a TorchScript program of " + content.size() + " bytes", 0);
        }
        String code = new String(content.bytes(0, LARGEST), StandardCharsets.UTF_8);
        Matcher file = FILE.matcher(code);
        if (file.find()) {
            scan.report(
                    Threat.HIGH,
                    "torchscript-file",
                    place,
                    file.start(),
                    "The TorchScript program uses `" + file.group() + "`, an operator"
                            + " that maps or writes files or belongs to a foreign library.",
                    "Do not run it; script the model again without it.");
        }
    }
}
