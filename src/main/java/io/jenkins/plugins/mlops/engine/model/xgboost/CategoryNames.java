package io.jenkins.plugins.mlops.engine.model.xgboost;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Names of the categories an XGBoost model (3.1 and later) was trained with: the {@code cats} member of its document. */
final class CategoryNames {
    private CategoryNames() {}

    /** One list per feature, empty for a feature without named categories. */
    static List<List<String>> read(Document document) throws IOException {
        List<List<String>> names = new ArrayList<>();
        document.fields(name -> {
            if (name.equals("enc")) {
                document.items(() -> names.add(column(document)));
            } else {
                document.skip();
            }
        });
        return names;
    }

    private static List<String> column(Document document) throws IOException {
        int[][] offsets = new int[1][];
        List<String> numbers = new ArrayList<>();
        document.fields(name -> {
            switch (name) {
                case "offsets" -> offsets[0] = document.ints();
                case "values" -> numbers.addAll(document.texts());
                default -> document.skip();
            }
        });
        return offsets[0] == null ? numbers : texts(offsets[0], numbers);
    }

    /** Texts are stored as one run of bytes and the places where each begins. */
    private static List<String> texts(int[] offsets, List<String> numbers) throws IOException {
        byte[] bytes = new byte[numbers.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) XgboostReader.integer(numbers.get(i), "a byte of a category's name");
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i + 1 < offsets.length; i++) {
            int from = offsets[i];
            int to = offsets[i + 1];
            if (from < 0 || to < from || to > bytes.length) {
                throw new io.jenkins.plugins.mlops.engine.model.ModelFormatException(
                        "the name of category " + i + " lies outside the file's list of names");
            }
            texts.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
