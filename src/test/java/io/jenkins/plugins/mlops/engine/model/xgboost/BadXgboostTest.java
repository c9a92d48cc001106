package io.jenkins.plugins.mlops.engine.model.xgboost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.model.Damage;
import io.jenkins.plugins.mlops.engine.model.Expected;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and hostile XGBoost files give one line, or a model that can be used; never anything else. */
class BadXgboostTest {
    @ParameterizedTest
    @ValueSource(strings = {"categories.json", "dart.json", "vector-leaf.json"})
    void damagedJsonIsRefusedInOneLine(String name) throws IOException {
        byte[] file = Files.readAllBytes(Expected.file("xgboost/" + name));
        new Damage(XgboostReader::readJson).truncate(file, 211);
        new Damage(XgboostReader::readJson).flip(file, 500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"categories.ubj", "multi.ubj"})
    void damagedUbjsonIsRefusedInOneLine(String name) throws IOException {
        byte[] file = Files.readAllBytes(Expected.file("xgboost/" + name));
        new Damage(XgboostReader::readUbjson).truncate(file, 211);
        new Damage(XgboostReader::readUbjson).flip(file, 500);
    }

    private static String refusal(String json) {
        return oneLine(assertThrows(
                ModelFormatException.class, () -> XgboostReader.readJson(json.getBytes(StandardCharsets.UTF_8))));
    }

    private static String refusal(byte[] ubjson) {
        return oneLine(assertThrows(ModelFormatException.class, () -> XgboostReader.readUbjson(ubjson)));
    }

    private static String oneLine(ModelFormatException e) {
        assertEquals(1, e.getMessage().lines().count());
        return e.getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what is replaced, by what, what the refusal says
                "\"left_children\":[1,3,-1,-1,-1]|\"left_children\":[1,0,-1,-1,-1]|node 0 is reached twice",
                "\"left_children\":[1,3,-1,-1,-1]|\"left_children\":[1,2,-1,-1,-1]|node 2 is reached twice",
                "\"left_children\":[1,3,-1,-1,-1]|\"left_children\":[1,30,-1,-1,-1]|node 1 has the child 30, the tree has 5 nodes",
                "\"left_children\":[1,3,-1,-1,-1]|\"left_children\":[1,-7,-1,-1,-1]|node 1 has the child -7",
                "\"left_children\":[1,3,-1,-1,-1]|\"left_children\":[1,3,-1]|another number of nodes",
                "\"left_children\":[1,3,-1,-1,-1]|\"left_children\":[]|another number of nodes",
                "\"split_conditions\":[5E-1|\"split_conditions\":[NaN|threshold that is not a number",
                "\"split_conditions\":[5E-1,1.5E0,2E0|\"split_conditions\":[5E-1,1.5E0,NaN|leaf 2 has the value NaN",
                "\"split_conditions\":[5E-1,1.5E0,2E0|\"split_conditions\":[5E-1,1.5E0,Infinity|leaf 2 has the value Infinity",
                "\"split_indices\":[0|\"split_indices\":[9|asks feature 9, the model has 2 features",
                "\"split_indices\":[0|\"split_indices\":[-1|asks feature -1",
                "\"sum_hessian\":[1E1|\"sum_hessian\":[-1E1|has the cover -10.0",
                "\"num_trees\":\"1\"|\"num_trees\":\"1000000000\"|num_trees is 1000000000, expected 0 to 1000000",
                "\"num_trees\":\"1\"|\"num_trees\":\"2\"|num_trees is 2, the file has 1 trees",
                "\"num_feature\":\"2\"|\"num_feature\":\"99999999999\"|num_feature is \"99999999999\", expected a whole number",
                "\"num_feature\":\"2\"|\"num_feature\":\"2000000000\"|num_feature is 2000000000, expected 0 to 1000000",
                "\"num_class\":\"0\"|\"num_class\":\"1000000000\"|num_class is 1000000000",
                "\"num_class\":\"0\"|\"num_class\":\"-1\"|num_class is -1",
                "\"base_score\":\"[5E-1]\"|\"base_score\":\"[2]\"|base_score 2.0 is not possible with the objective binary:logistic",
                "\"base_score\":\"[5E-1]\"|\"base_score\":\"[x]\"|base_score is \"[x]\"",
                "\"base_score\":\"[5E-1]\"|\"base_score\":\"[0.1,0.2]\"|base_score has 2 values for 1 outputs",
                "binary:logistic|my:own|objective \"my:own\" is not supported",
                "\"name\":\"gbtree\"|\"name\":\"gblinear\"|booster \"gblinear\" is not supported",
                "\"tree_info\":[0]|\"tree_info\":[3]|belongs to output 3",
                "\"tree_info\":[0]|\"tree_info\":[0,0]|tree_info or weight_drop",
                "\"tree_info\":[0]|\"tree_info\":[0;|broken JSON at byte"
            })
    void impossibleContentIsNamed(String part, String by, String reason) throws IOException {
        String sound = small();
        assertEquals(
                1,
                XgboostReader.readJson(sound.getBytes(StandardCharsets.UTF_8)).outputs());
        assertTrue(sound.contains(part), part);
        String refusal = refusal(sound.replace(part, by));
        assertTrue(refusal.contains(reason), refusal);
    }

    private static String small() {
        return "{\"learner\":{\"attributes\":{},\"feature_names\":[],\"feature_types\":[],\"gradient_booster\":{\"model\":{"
                + "\"gbtree_model_param\":{\"num_parallel_tree\":\"1\",\"num_trees\":\"1\"},\"iteration_indptr\":[0,1],\"tree_info\":[0],\"trees\":[{"
                + "\"default_left\":[0,1,0,0,0],\"left_children\":[1,3,-1,-1,-1],\"right_children\":[2,4,-1,-1,-1],"
                + "\"split_conditions\":[5E-1,1.5E0,2E0,3E0,4E0],\"split_indices\":[0,1,0,0,0],\"sum_hessian\":[1E1,6E0,4E0,3E0,3E0],"
                + "\"tree_param\":{\"num_feature\":\"2\",\"num_nodes\":\"5\",\"size_leaf_vector\":\"1\"}}]},\"name\":\"gbtree\"},"
                + "\"learner_model_param\":{\"base_score\":\"[5E-1]\",\"num_class\":\"0\",\"num_feature\":\"2\",\"num_target\":\"1\"},"
                + "\"objective\":{\"name\":\"binary:logistic\"}},\"version\":[3,2,0]}";
    }

    @Test
    void aBaseScoreMayBeABareNumber() throws IOException {
        assertEquals(
                1,
                XgboostReader.readJson(small().replace("\"[5E-1]\"", "5E-1").getBytes(StandardCharsets.UTF_8))
                        .outputs());
        assertEquals(
                1,
                XgboostReader.readJson(small().replace("\"[5E-1]\"", "\"5E-1\"").getBytes(StandardCharsets.UTF_8))
                        .outputs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"learner\":"})
    void deepNestingIsRefused(String level) {
        String refusal = refusal("{\"x\":" + level.repeat(200_000));
        assertTrue(refusal.contains("nesting") || refusal.contains("expected"), refusal);
        byte[] deep = new byte[300_000];
        Arrays.fill(deep, (byte) '[');
        System.arraycopy(new byte[] {'{', 'i', 1, 'x'}, 0, deep, 0, 4);
        assertTrue(refusal(deep).contains("nested deeper than 64"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[$d#l", "[$Z#l", "[#l", "Sl", "{#l", "[$[#l"})
    void ubjsonLengthsAreBelievedOnlyAsFarAsTheFileGoes(String start) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(new byte[] {'{', 'i', 1, 'x'});
        file.write(start.getBytes(StandardCharsets.US_ASCII));
        file.write(new byte[] {0x3b, (byte) 0x9a, (byte) 0xca, 0}); // 10^9
        String refusal = refusal(file.toByteArray());
        assertTrue(refusal.contains("1000000000") || refusal.contains("expected"), refusal);
    }

    @Test
    void aPathThatIsTooLongIsRefused() {
        int depth = 2000;
        String lefts = chain(depth, 1);
        String rights = chain(depth, 2);
        String zeros = "0,".repeat(2 * depth) + "0";
        String json = small().replace("[1,3,-1,-1,-1]", "[" + lefts + "]")
                .replace("[2,4,-1,-1,-1]", "[" + rights + "]")
                .replace("[0,1,0,0,0]", "[" + zeros + "]")
                .replace("[5E-1,1.5E0,2E0,3E0,4E0]", "[" + zeros + "]")
                .replace("[1E1,6E0,4E0,3E0,3E0]", "[" + zeros + "]");
        assertTrue(refusal(json).contains("deeper than 512 levels"));
    }

    /** Children of a chain: node 0, then pairs of a node that goes on and a leaf. */
    private static String chain(int depth, int side) {
        StringBuilder children = new StringBuilder().append(side);
        for (int i = 1; i <= depth; i++) {
            children.append(',').append(i < depth ? 2 * i + side : -1).append(",-1");
        }
        return children.toString();
    }
}
