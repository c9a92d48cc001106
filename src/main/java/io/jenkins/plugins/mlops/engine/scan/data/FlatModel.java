package io.jenkins.plugins.mlops.engine.scan.data;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import io.jenkins.plugins.mlops.engine.scan.graph.Operations;
import java.io.IOException;
import java.util.Set;

/** A model of TensorFlow Lite (tensorflow/compiler/mlir/lite/schema/schema.fbs): its custom operations may be any of TensorFlow's. */
public final class FlatModel {
    private static final int OPERATOR_CODES = 1;
    private static final int CUSTOM_CODE = 1;
    private static final String FLEX = "Flex";
    private static final Set<String> KNOWN = Set.of(
            "TFLite_Detection_PostProcess",
            "AudioSpectrogram",
            "Mfcc",
            "NumericVerify",
            "AtanCustom",
            "SignCustom",
            "WHILE",
            "IF");

    private final Content content;

    FlatModel(Content content) {
        this.content = content;
    }

    /**
     * Tells whether the content is one, by its magic number and its outermost table; {@code head} are its first bytes.
     */
    public static boolean isOne(Content content, byte[] head) throws IOException {
        return head.length >= 8
                && head[4] == 'T'
                && DataScanner.starts(java.util.Arrays.copyOfRange(head, 4, 8), "TFL3")
                && FlatTable.root(content) != null;
    }

    void scan(Place place, Scan scan) throws IOException {
        FlatTable model = FlatTable.root(content);
        long count = model.count(OPERATOR_CODES);
        if (count > content.size() / 4) {
            throw new MalformedException("a TensorFlow Lite model with more operators than bytes", 0);
        }
        Operations operations = new Operations(place, scan);
        for (long i = 0; i < count; i++) {
            String custom = model.item(OPERATOR_CODES, i).text(CUSTOM_CODE);
            if (custom == null || custom.isEmpty() || KNOWN.contains(custom)) {
                continue;
            }
            if (custom.startsWith(FLEX)) {
                operations.judge(custom.substring(FLEX.length()), -1);
            } else {
                scan.report(
                        Threat.LOW,
                        "tflite-operator",
                        place,
                        -1,
                        "The operator `" + Text.printable(custom, 120)
                                + "` is not one of TensorFlow Lite's: the model needs a native"
                                + " library of its author, which runs with all rights.",
                        "Load only a library you trust, or convert the model with built-in operators.");
            }
        }
    }
}
