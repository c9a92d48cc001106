package io.jenkins.plugins.mlops.engine.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The events of one model, one file each, chained by digest: none can be changed, dropped or put in between without being noticed. */
final class EventLog {
    private static final String FORMAT = "mlops-event/1";

    private final Layout layout;
    private final Disk disk;
    private final Clock clock;
    private final ModelName name;

    EventLog(Layout layout, Disk disk, Clock clock, ModelName name) {
        this.layout = layout;
        this.disk = disk;
        this.clock = clock;
        this.name = name;
    }

    /** All events in order; the chain is checked on the way. */
    List<RegistryEvent> read() throws IOException {
        List<RegistryEvent> events = new ArrayList<>();
        String previous = "";
        for (int number : Layout.numbers(layout.events(name))) {
            Path file = layout.event(name, number);
            byte[] bytes = Files.readAllBytes(file);
            RegistryEvent event = parse(bytes, file);
            if (number != events.size() + 1 || event.number() != number) {
                throw new RegistryDamage(layout.event(name, events.size() + 1), "is missing from the events");
            }
            if (!event.previous().equals(previous)) {
                throw new RegistryDamage(file, "does not follow the event before it; one of the two was changed");
            }
            events.add(event);
            previous = Digests.of(bytes);
        }
        return events;
    }

    /** Adds an event; the caller holds the lock of the model. */
    RegistryEvent append(RegistryEvent.Kind kind, String alias, int version, int from, String by, BuildInfo build, String note) throws IOException {
        while (true) {
            int last = Layout.last(layout.events(name));
            String previous = "";
            Instant at = clock.instant();
            if (last > 0) {
                Path file = layout.event(name, last);
                byte[] bytes = Files.readAllBytes(file);
                Instant before = parse(bytes, file).at();
                previous = Digests.of(bytes);
                at = at.isBefore(before) ? before : at;
            }
            RegistryEvent event = new RegistryEvent(last + 1, previous, at, by, build, kind, alias, version, from, note);
            if (disk.create(layout.event(name, last + 1), bytes(event))) {
                return event;
            }
        }
    }

    private static byte[] bytes(RegistryEvent event) {
        ObjectNode node = Json.object();
        node.put("format", FORMAT).put("number", event.number()).put("previous", event.previous()).put("at", event.at().toString());
        node.put("by", event.by()).put("kind", event.kind().name().toLowerCase(java.util.Locale.ROOT)).put("alias", event.alias());
        node.put("version", event.version()).put("from", event.from()).put("note", event.note());
        node.set("build", Json.tree(event.build()));
        return Json.bytes(node);
    }

    private static RegistryEvent parse(byte[] bytes, Path file) throws IOException {
        JsonNode node = Json.read(bytes, file);
        try {
            JsonNode build = node.path("build");
            return new RegistryEvent(node.path("number").asInt(), node.path("previous").asText(), Instant.parse(node.path("at").asText()),
                    node.path("by").asText(null), new BuildInfo(build.path("url").asText(null), build.path("name").asText(null),
                            build.path("commit").asText(null), build.path("branch").asText(null)),
                    RegistryEvent.Kind.valueOf(node.path("kind").asText().toUpperCase(java.util.Locale.ROOT)), node.path("alias").asText(null),
                    node.path("version").asInt(), node.path("from").asInt(), node.path("note").asText(null));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new RegistryDamage(file, "is not an event of the format " + FORMAT);
        }
    }
}
