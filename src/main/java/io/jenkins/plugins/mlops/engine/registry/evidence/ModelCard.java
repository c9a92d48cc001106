package io.jenkins.plugins.mlops.engine.registry.evidence;

import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.engine.registry.ModelIdentity;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model card made of what was measured, and of nothing else: what nobody measured is listed as not known. */
final class ModelCard {
    private static final int MOST_INPUTS = 200;

    private final RegistrationRequest request;
    private final List<FileEntry> files;
    private final ModelIdentity identity;
    private final List<RequiredResult> results;
    private final JsonObject signature;
    private final Markdown card = new Markdown();

    ModelCard(
            RegistrationRequest request, List<FileEntry> files, ModelIdentity identity, List<RequiredResult> results) {
        this.request = request;
        this.files = files;
        this.identity = identity;
        this.results = results;
        this.signature = JsonObject.of(request.description().signature());
    }

    String text() {
        card.heading(1, "Model card: " + request.name());
        card.line(
                "Made from the files and the results that were registered. It repeats what was measured and adds nothing.");
        about();
        ports("What it takes", "inputs");
        ports("What it gives", "outputs");
        new CardResults(card, request, results).write();
        unknown();
        return card.text();
    }

    private void about() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("Digest", identity.digest());
        facts.put(
                "Files",
                files.size() == 1
                        ? files.get(0).path() + ", " + files.get(0).bytes() + " bytes"
                        : files.size() + " files, "
                                + files.stream().mapToLong(FileEntry::bytes).sum() + " bytes");
        facts.put("Format", signature.text("format", null));
        facts.putAll(signature.object("facts").members());
        facts.put("Registered by", request.by());
        facts.put("Build", request.build().url());
        facts.put("Commit", request.build().commit());
        facts.put("Branch", request.build().branch());
        request.description().params().forEach((name, value) -> facts.put("Parameter " + name, value));
        request.description().tags().forEach((name, value) -> facts.put("Label " + name, value));
        List<List<String>> rows = new ArrayList<>();
        facts.forEach((name, value) -> {
            if (value != null) {
                rows.add(List.of(name, Markdown.number(value)));
            }
        });
        card.heading(2, "What it is").table(List.of("", ""), rows);
    }

    private void ports(String title, String side) {
        List<JsonObject> ports = signature.objects(side);
        if (ports.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (JsonObject port : ports.subList(0, Math.min(MOST_INPUTS, ports.size()))) {
            rows.add(List.of(
                    port.text("name", ""),
                    port.text("type", ""),
                    port.hasList("shape") ? port.list("shape").toString() : "",
                    String.join(
                            ", ",
                            port.list("categories").stream()
                                    .map(String::valueOf)
                                    .toList())));
        }
        card.heading(2, title).table(List.of("Name", "Type", "Shape", "Categories"), rows);
        if (ports.size() > MOST_INPUTS) {
            card.gap().line("and " + (ports.size() - MOST_INPUTS) + " more");
        }
    }

    private void unknown() {
        card.heading(2, "What is not known");
        signature.list("notes").forEach(note -> card.item(String.valueOf(note)));
        missing("performance", "How well it works was not measured on any data that this card could name.");
        missing("fairness", "Whether it works alike for different groups of people was not measured.");
        missing("slices", "Where it works worst was not looked for.");
        if (results.stream().noneMatch(result -> result.step().equals("validateData"))) {
            card.item("No check of the data it was trained on came with it.");
        }
        if (request.build().url() == null) {
            card.item("It was registered outside a build.");
        }
        card.item("What it is meant for, and what it must not be used for, is for its owners to say.");
    }

    private void missing(String section, String otherwise) {
        if (results.stream().allMatch(result -> result.sections(section).isEmpty())) {
            card.item(otherwise);
        }
    }
}
