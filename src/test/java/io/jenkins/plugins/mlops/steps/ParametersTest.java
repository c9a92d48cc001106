package io.jenkins.plugins.mlops.steps;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.cli.CommandOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A parameter cannot half exist: what a step takes, its command of the engine knows, the form sets, a help tells and the documentation
 * lists; and none of these names anything else. What a parameter sets is found by setting it, not by its name.
 */
class ParametersTest {
    private static final Path PROJECT = Path.of(System.getProperty("mlops.project", "."));
    private static final Path VIEWS = PROJECT.resolve("src/main/resources/io/jenkins/plugins/mlops/steps");

    /** Parameters that are no option of the step's command, with what takes them. */
    private static final Map<String, String> NOT_FOR_THE_ENGINE = Map.ofEntries(
            entry("validateData.label", "Jenkins calls the check so"),
            entry("explainModel.label", "Jenkins calls the check so"),
            entry("registerModel.label", "Jenkins calls the check so"),
            entry("monitorModel.label", "Jenkins calls the check so"),
            entry("monitorModel.name", "Jenkins finds the registered model by it, with an alias or a version"),
            entry("validateData.baseline", "Jenkins finds the earlier result and gives it to the engine"),
            entry("registerModel.alias", "the controller moves it, after the engine has looked at the model"),
            entry("registerModel.params", "the controller writes them into the version"),
            entry("registerModel.tags", "the controller writes them into the version"),
            entry("registerModel.registry", "the controller has the registries"));

    /** Of every step: what a verdict does to the build. */
    private static final Set<String> OUTCOMES = Set.of("onFailed", "onWarning", "onInconclusive");

    /** Options that no parameter sets, with the reason. */
    private static final Map<String, String> NOT_FOR_USERS = Map.ofEntries(
            entry("memory", "a setting of Jenkins"),
            entry("threads", "a setting of Jenkins"),
            entry("build-url", "Jenkins knows it"),
            entry("build-name", "Jenkins knows it"),
            entry("commit", "Jenkins knows it"),
            entry("branch", "Jenkins knows it"),
            entry("driver", "a folder of the Jenkins home holds drivers"),
            entry("user", "belongs to the credentials of a configured database"),
            entry("strict", "onWarning and onInconclusive say it"),
            entry("json", "the result is kept with the build"),
            entry("validate --baseline", "the earlier result that the parameter baseline asks for"),
            entry("monitor --name", "the controller finds the model"),
            entry("named-connection", "what the controller found for connection:ID/TABLE"),
            entry("monitor --registered-baseline", "what the controller found"),
            entry("monitor --registered-roles", "what the controller found"),
            entry("monitor --registered-version", "what the controller found"),
            entry("monitor --previous", "the controller has the results of earlier builds"));

    /** Parameters that change nothing: promotions neither warn nor leave anything open. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("promoteModel.onWarning", "promoteModel.onInconclusive");

    private static final Pattern ENTRY = Pattern.compile("<f:entry field=\"(\\w+)\".*?</f:entry>", Pattern.DOTALL);
    private static final Pattern INCLUDE = Pattern.compile("<st:include from=\"\\$\\{descriptor}\" page=\"([\\w.]+)\"");
    private static final Pattern VALUE = Pattern.compile("instance\\.(\\w+)\\)");
    private static final Pattern ROW = Pattern.compile("^\\| (`.*?) \\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    private final List<String> wrong = new ArrayList<>();

    @Test
    void theEngineKnowsWhatAStepTakes() {
        Set<String> listed = new TreeSet<>();
        for (Class<? extends CheckStep> step : StepParameter.STEPS) {
            String command = StepParameter.empty(step).request().getKind().command();
            if (command == null) {
                continue;
            }
            Set<String> known = CommandOptions.of(command);
            Set<String> set = new TreeSet<>();
            for (StepParameter parameter : StepParameter.of(step)) {
                Set<String> options = parameter.options();
                boolean elsewhere =
                        NOT_FOR_THE_ENGINE.containsKey(parameter.toString()) || OUTCOMES.contains(parameter.name());
                boolean reaches = !options.isEmpty() && known.containsAll(options);
                if (reaches == elsewhere) {
                    wrong.add(parameter + " sets " + options + ", which mlops " + command
                            + (reaches ? " knows" : " does not know"));
                }
                listed.add(parameter.toString());
                set.addAll(options);
            }
            for (String option : known) {
                String named = command + " --" + option;
                listed.addAll(List.of(named, option));
                if (set.contains(option) == (NOT_FOR_USERS.containsKey(option) || NOT_FOR_USERS.containsKey(named))) {
                    wrong.add(named + (set.contains(option) ? " is set by a parameter" : " is set by no parameter"));
                }
            }
        }
        Stream.concat(NOT_FOR_THE_ENGINE.keySet().stream(), NOT_FOR_USERS.keySet().stream())
                .filter(name -> !listed.contains(name))
                .forEach(name -> wrong.add(name + " is listed here and does not exist any more"));
        assertEquals(List.of(), wrong);
    }

    @Test
    void messagesNameItForItsOption() {
        for (Class<? extends CheckStep> step : StepParameter.STEPS) {
            String command = StepParameter.empty(step).request().getKind().command();
            for (StepParameter parameter : StepParameter.of(step)) {
                if (command == null || parameter.options().size() != 1) {
                    continue;
                }
                String option = parameter.options().iterator().next();
                if (CommandOptions.of(command).contains(option)
                        && !parameter.name().equals(CommandOptions.parameter(command, option))) {
                    wrong.add("messages call --" + option + " " + CommandOptions.parameter(command, option)
                            + ", which is " + parameter);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void theFormSetsIt() throws IOException {
        for (Class<? extends CheckStep> step : StepParameter.STEPS) {
            Set<String> fields = new TreeSet<>();
            Matcher entry = ENTRY.matcher(form(step));
            while (entry.find()) {
                if (!fields.add(entry.group(1))) {
                    wrong.add(step.getSimpleName() + ": the field " + entry.group(1) + " is there twice");
                }
                Matcher value = VALUE.matcher(entry.group());
                while (value.find()) {
                    if (!value.group(1).equals(entry.group(1))) {
                        wrong.add(step.getSimpleName() + ": " + entry.group(1) + " shows " + value.group(1));
                    }
                }
            }
            for (StepParameter parameter : StepParameter.of(step)) {
                boolean there = fields.remove(parameter.name());
                if (there == WITHOUT_EFFECT.contains(parameter.toString())) {
                    wrong.add(parameter + (there ? " is in the form" : " is not in the form"));
                }
            }
            fields.forEach(field -> wrong.add(step.getSimpleName() + " has no parameter for the field " + field));
        }
        assertEquals(List.of(), wrong);
    }

    /** The form of a step with the parts it shares with others. */
    private static String form(Class<? extends CheckStep> step) throws IOException {
        String form = Files.readString(VIEWS.resolve(step.getSimpleName()).resolve("config.jelly"));
        StringBuilder whole = new StringBuilder(form);
        Matcher include = INCLUDE.matcher(form);
        while (include.find()) {
            Class<?> type = Stream.of(step.getDeclaredClasses())
                    .filter(inner -> inner.getSimpleName().equals("DescriptorImpl"))
                    .findFirst()
                    .orElseThrow();
            Path view = null;
            while (view == null || !Files.exists(view)) {
                type = type.getSuperclass();
                view = VIEWS.resolve(type.getSimpleName()).resolve(include.group(1));
            }
            whole.append(Files.readString(view));
        }
        return whole.toString();
    }

    @Test
    void itHasHelp() throws IOException {
        Set<Path> told = new TreeSet<>();
        for (Class<? extends CheckStep> step : StepParameter.STEPS) {
            for (StepParameter parameter : StepParameter.of(step)) {
                Path help = help(parameter);
                if (help == null) {
                    if (!WITHOUT_EFFECT.contains(parameter.toString())) {
                        wrong.add(parameter + " has no help");
                    }
                } else if (Files.readString(help).replaceAll("<[^>]*>|\\s+", "").length() < 20) {
                    wrong.add(parameter + " has a help that says nothing: " + help);
                } else {
                    told.add(help);
                }
            }
        }
        try (Stream<Path> files = Files.walk(VIEWS)) {
            // A translation belongs to the English help, which TranslationsTest holds.
            files.filter(file -> file.getFileName().toString().startsWith("help-")
                            && !told.contains(file.resolveSibling(
                                    file.getFileName().toString().replaceFirst("_[a-z]{2}\\.html$", ".html"))))
                    .forEach(file -> wrong.add(VIEWS.relativize(file) + " is shown by no parameter"));
        }
        assertEquals(List.of(), wrong);
    }

    /** Where Jenkins finds it: beside the step or beside a class it inherits from. */
    private static Path help(StepParameter parameter) {
        for (Class<?> type = parameter.step(); type != null; type = type.getSuperclass()) {
            Path help = VIEWS.resolve(type.getSimpleName()).resolve("help-" + parameter.name() + ".html");
            if (Files.exists(help)) {
                return help;
            }
        }
        return null;
    }

    @Test
    void theDocumentationListsIt() throws IOException {
        String page = Files.readString(PROJECT.resolve("docs/jenkins.md"));
        Set<String> shared = rows(page, "Every step");
        Set<String> reading = rows(page, "How files are read");
        Set<String> unused = new TreeSet<>(shared);
        for (Class<? extends CheckStep> step : StepParameter.STEPS) {
            String function = StepParameter.empty(step).request().getKind().step();
            Set<String> own = rows(page, function);
            if (DataCheckStep.class.isAssignableFrom(step)) {
                own.addAll(reading);
            }
            for (StepParameter parameter : StepParameter.of(step)) {
                unused.remove(parameter.name());
                if (!own.remove(parameter.name()) && !shared.contains(parameter.name())) {
                    wrong.add(parameter + " has no row in docs/jenkins.md");
                }
            }
            own.forEach(name -> wrong.add("docs/jenkins.md: " + function + " has no parameter " + name));
        }
        unused.forEach(name -> wrong.add("docs/jenkins.md: no step has a parameter " + name));
        assertEquals(List.of(), wrong);
    }

    /** The names in the first column of the tables below a heading. */
    private static Set<String> rows(String page, String heading) {
        int start = page.indexOf("\n## " + heading + "\n");
        assertTrue(start >= 0, heading);
        int end = page.indexOf("\n## ", start + 1);
        return ROW.matcher(page.substring(start, end < 0 ? page.length() : end))
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void guidesLeadToTheTables() throws IOException {
        for (String guide : List.of("validate-data", "explain-model", "monitor-model")) {
            String page = Files.readString(PROJECT.resolve("docs/" + guide + ".md"));
            assertTrue(page.contains("jenkins.md#" + guide.replace("-", "")), guide);
            assertTrue(page.contains("jenkins.md#how-files-are-read"), guide);
        }
    }
}
