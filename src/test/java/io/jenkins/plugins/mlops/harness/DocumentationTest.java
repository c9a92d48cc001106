package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.jenkinsci.plugins.pipeline.modeldefinition.parser.Converter;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Every Pipeline that the documentation and the examples show is one that Declarative takes: steps and their parameters exist, required ones are there. */
@WithJenkins
class DocumentationTest {
    private static final Pattern BLOCK = Pattern.compile("```groovy\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyPipelineShownIsValid(JenkinsRule jenkins) throws Exception {
        Map<String, String> pipelines = shown();
        assertTrue(pipelines.size() >= 10, pipelines.keySet().toString());
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> pipeline : pipelines.entrySet()) {
            try {
                Converter.scriptToPipelineDef(pipeline.getValue());
            } catch (MultipleCompilationErrorsException x) {
                wrong.add(pipeline.getKey() + ": " + x.getMessage());
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void aParameterThatDoesNotExistWouldBeFound(JenkinsRule jenkins) {
        String wrong = asPipeline("validateData data: 'a.csv', rulez: 'RowCount > 0'");
        try {
            Converter.scriptToPipelineDef(wrong);
        } catch (MultipleCompilationErrorsException x) {
            assertTrue(x.getMessage().contains("rulez"), x.getMessage());
            return;
        }
        throw new AssertionError("the check of the documentation checks nothing");
    }

    private static Map<String, String> shown() throws IOException {
        Map<String, String> pipelines = new LinkedHashMap<>();
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> docs = Files.list(Path.of("docs")); Stream<Path> examples = Files.walk(Path.of("examples"))) {
            docs.sorted().forEach(pages::add);
            for (Path example : examples.filter(file -> file.getFileName().toString().startsWith("Jenkinsfile")).sorted().toList()) {
                pipelines.put(example.toString(), Files.readString(example));
            }
        }
        for (Path page : pages) {
            Matcher blocks = page.toString().endsWith(".md") ? BLOCK.matcher(Files.readString(page)) : BLOCK.matcher("");
            while (blocks.find()) {
                pipelines.put(page + " at character " + blocks.start(), asPipeline(blocks.group(1)));
            }
        }
        return pipelines;
    }

    /** Steps alone are what stands in a stage; with a variable they are a script. */
    private static String asPipeline(String block) {
        if (block.contains("pipeline {")) {
            return block;
        }
        String steps = block.contains("def ") ? "script {\n" + block + "\n}" : block;
        return "pipeline {\n agent any\n stages {\n stage('Shown') {\n steps {\n" + steps + "\n}\n}\n}\n}";
    }
}
