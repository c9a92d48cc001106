package io.jenkins.plugins.mlops.engine.registry.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HostPathsTest {
    @Test
    void onlyTheLastPartOfAnAbsolutePathIsLeft() {
        Map<String, String> expected = Map.ofEntries(
                Map.entry("/home/ann/data/train.csv", "train.csv"),
                Map.entry("/train.csv", "train.csv"),
                Map.entry("C:\\Users\\Ann B\\train.csv", "train.csv"),
                Map.entry("d:/data/train.csv", "train.csv"),
                Map.entry("\\\\server\\share\\train.csv", "train.csv"),
                Map.entry("~/data/train.csv", "train.csv"),
                Map.entry("file:///home/ann/train.csv", "train.csv"),
                Map.entry("/home/ann b/my data.csv", "my data.csv"),
                Map.entry("/tmp/a.csv, /tmp/b.csv", "a.csv, b.csv"),
                Map.entry("data/train.csv", "data/train.csv"),
                Map.entry("data/*.parquet", "data/*.parquet"),
                Map.entry("/home/ann/*.parquet", "*.parquet"),
                Map.entry("s3://bucket/train.csv", "s3://bucket/train.csv"),
                Map.entry("https://host/a/b", "https://host/a/b"),
                Map.entry("read/write ratio", "read/write ratio"),
                Map.entry("", ""));
        expected.forEach((text, plain) -> assertEquals(plain, HostPaths.leftOut(text), text));
    }
}
