package io.jenkins.plugins.mlops.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Pipelines that the documentation and the examples show, by where they stand: {@code docs/recipes.md 3} is the third one of that page. */
final class ShownPipelines {
    private static final Pattern BLOCK = Pattern.compile("```groovy\n(.*?)```", Pattern.DOTALL);

    private ShownPipelines() {}

    static Map<String, String> all() throws IOException {
        Map<String, String> shown = new LinkedHashMap<>();
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> docs = Files.list(Path.of("docs"));
                Stream<Path> examples = Files.walk(Path.of("examples"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            for (Path file : examples.sorted().toList()) {
                if (file.getFileName().toString().startsWith("Jenkinsfile")) {
                    shown.put(file.toString(), Files.readString(file));
                } else if (file.toString().endsWith(".md")) {
                    pages.add(file);
                }
            }
        }
        for (Path page : pages) {
            Matcher blocks = BLOCK.matcher(Files.readString(page));
            for (int number = 1; blocks.find(); number++) {
                shown.put(page + " " + number, blocks.group(1));
            }
        }
        return shown;
    }

    /** Steps alone are what stands in a stage; with a variable they are a script. */
    static String asPipeline(String block) {
        if (block.contains("pipeline {")) {
            return block;
        }
        String steps = block.contains("def ") ? "script {\n" + block + "\n}" : block;
        return "pipeline {\n agent any\n stages {\n stage('Shown') {\n steps {\n" + steps + "\n}\n}\n}\n}";
    }
}
