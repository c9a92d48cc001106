package io.jenkins.plugins.mlops.engine.model.lightgbm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.model.Damage;
import io.jenkins.plugins.mlops.engine.model.Expected;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.TreeEnsemble;
import io.jenkins.plugins.mlops.engine.model.reader.ModelReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadLightgbmTest {
    private static byte[] file(String name) throws IOException {
        return Files.readAllBytes(Expected.file("lightgbm/" + name + ".txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stump", "categories", "multiclass"})
    void damagedFilesAreRefusedInOneLine(String name) throws IOException {
        new Damage(LightgbmReader::read).truncate(file(name), 37);
        new Damage(LightgbmReader::read).flip(file(name), 1500);
    }

    @Test
    void linearLeavesAreRefusedByName() {
        ModelFormatException e = assertThrows(
                ModelFormatException.class, () -> ModelReader.read(Expected.file("lightgbm/linear_tree.txt")));
        assertTrue(
                e.getMessage().startsWith("linear_tree.txt: line ")
                        && e.getMessage().contains("(linear_tree), which is not supported"),
                e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "left_child=.*|left_child=0|node 0 is reached twice",
                "left_child=.*|left_child=7|node 0 has the child -1, the tree has 3 nodes",
                "left_child=.*|left_child=-9|node 0 has the child 9, the tree has 3 nodes",
                "left_child=.*|left_child=-2147483648|the tree has 3 nodes",
                "num_leaves=.*|num_leaves=1000000000|leaf_value has 2 entries, expected 1000000000",
                "num_leaves=.*|num_leaves=0|num_leaves is missing or below 1",
                "max_feature_idx=.*|max_feature_idx=2000000000|max_feature_idx + 1 is 2000000001",
                "num_tree_per_iteration=.*|num_tree_per_iteration=1000000000|num_tree_per_iteration is 1000000000",
                "num_tree_per_iteration=.*|num_tree_per_iteration=5|no multiple of num_tree_per_iteration=5",
                "tree_sizes=.*|tree_sizes=1|tree_sizes speaks of 1 trees, the file has 6",
                "threshold=.*|threshold=nan|\"nan\", expected a number",
                "threshold=.*|threshold=1 2|threshold has 2 entries, expected 1",
                "leaf_value=.*|leaf_value=inf 1|leaf 1 has the value Infinity",
                "leaf_count=.*|leaf_count=-4 5|cover -4.0",
                "split_feature=.*|split_feature=6|asks feature 6, the model has 6 features",
                "decision_type=.*|decision_type=1|asks for the category set",
                "decision_type=.*|decision_type=64|decision_type 64, expected 0 to 11",
                "Tree=1|Tree=4|found \"Tree=4\", expected Tree=1",
                "objective=.*|objective=magic|line 7: the LightGBM objective \"magic\" is not supported",
                "objective=.*|objective=binary sigmoid:-1|sigmoid is -1.0",
                "end of trees|end|it is not whole",
                "pandas_categorical:.*|pandas_categorical:[[[1]]]|pandas_categorical is broken",
            })
    void impossibleContentIsNamed(String line, String instead, String message) throws IOException {
        String text = new String(file("stump"), StandardCharsets.UTF_8);
        String changed = text.replaceFirst("(?m)^" + line + "$", instead);
        assertTrue(!changed.equals(text), "nothing was changed");
        ModelFormatException e = assertThrows(
                ModelFormatException.class, () -> LightgbmReader.read(changed.getBytes(StandardCharsets.UTF_8)));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertEquals(1, e.getMessage().lines().count());
    }

    /** A file of version v2 without the lines that later versions end with. */
    private static String old(String name, String behind) throws IOException {
        String text = new String(file(name), StandardCharsets.UTF_8).replace("version=v4", "version=v2");
        return text.substring(0, text.indexOf("end of trees")) + behind;
    }

    private static TreeEnsemble read(String text) throws IOException {
        return LightgbmReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void oldFilesAreWholeByTheirTrees() throws IOException {
        assertEquals(6, read(old("stump", "")).trees().size());
        String listed = "feature importances:\nplace=9\na=8\nb=7\nkind=6\nc=5\n";
        assertEquals(6, read(old("categories", listed)).trees().size());
        String unsized = old("stump", "feature importances:\nage=6\n").replaceFirst("(?m)^tree_sizes=.*\n", "");
        assertEquals(6, read(unsized).trees().size());
    }

    @Test
    void oldFilesThatAreCutAreRefused() throws IOException {
        String whole = old("stump", "");
        String named = old("categories", "feature importances:\nplace=9\na=8\n");
        for (String cut : new String[] {
            whole.substring(0, whole.indexOf("Tree=5")), // a tree less than the head speaks of
            whole.stripTrailing(), // within the last tree
            whole.replaceFirst("(?s)shrinkage=[0-9.]+\\s*$", "\n"), // without its last line
            old("stump", "").replaceFirst("(?m)^tree_sizes=.*\n", ""), // nothing tells how many trees there are
            named, // names of categories may have followed
            whole.replace("version=v2", "version=v3") // later versions end with a line of their own
        }) {
            ModelFormatException e = assertThrows(ModelFormatException.class, () -> read(cut));
            assertTrue(e.getMessage().startsWith("the file ends "), e.getMessage());
        }
        new Damage(LightgbmReader::read).truncate(whole.getBytes(StandardCharsets.UTF_8), 41);
    }

    /** Every prefix of an old file is refused, or is the whole model. */
    @Test
    void noPrefixIsTakenForTheWhole() throws IOException {
        String whole = old("stump", "feature importances:\nage=6\n");
        int last = whole.lastIndexOf("shrinkage=");
        for (int length = 0; length < last; length += 7) {
            String cut = whole.substring(0, length);
            assertThrows(ModelFormatException.class, () -> read(cut), cut.length() + " characters");
        }
    }

    @Test
    void aPathThatIsTooLongIsRefused() {
        int inner = 600;
        StringBuilder left = new StringBuilder();
        StringBuilder right = new StringBuilder();
        for (int i = 0; i < inner; i++) {
            left.append(' ').append(i + 1 < inner ? i + 1 : ~inner);
            right.append(' ').append(~i);
        }
        String ones = " 1".repeat(inner);
        String text =
                "tree\nnum_class=1\nnum_tree_per_iteration=1\nmax_feature_idx=1\n\nTree=0\nnum_leaves=" + (inner + 1)
                        + "\nsplit_feature=" + ones + "\nthreshold=" + ones + "\ndecision_type="
                        + ones.replace('1', '2') + "\nleft_child=" + left
                        + "\nright_child=" + right + "\nleaf_value=1" + ones + "\n\nend of trees\n";
        ModelFormatException e = assertThrows(
                ModelFormatException.class, () -> LightgbmReader.read(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals("tree 0 is deeper than 512 levels", e.getMessage());
    }
}
