package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The events of one model, one file each, chained by digest: none can be changed, dropped or put in between without being noticed. */
final class EventLog {
    private static final String FORMAT = "mlops-event/1";

    private final Layout layout;
    private final Disk disk;
    private final Clock clock;
    private final ModelName name;
    private final Runnable told;

    /** @param told called after each event that is added */
    EventLog(Layout layout, Disk disk, Clock clock, ModelName name, Runnable told) {
        this.layout = layout;
        this.disk = disk;
        this.clock = clock;
        this.name = name;
        this.told = told;
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

    /** The events with a higher number, in order. */
    List<RegistryEvent> after(int number) throws IOException {
        List<RegistryEvent> events = new ArrayList<>();
        for (int each : Layout.numbers(layout.events(name))) {
            if (each > number) {
                events.add(read(each));
            }
        }
        return events;
    }

    /** The last events, the newest first. */
    List<RegistryEvent> newest(int most) throws IOException {
        List<Integer> numbers = Layout.numbers(layout.events(name));
        List<RegistryEvent> events = new ArrayList<>();
        for (int i = numbers.size() - 1; i >= Math.max(0, numbers.size() - most); i--) {
            events.add(read(numbers.get(i)));
        }
        return events;
    }

    private RegistryEvent read(int number) throws IOException {
        Path file = layout.event(name, number);
        return parse(Files.readAllBytes(file), file);
    }

    /** Adds an event; the caller holds the lock of the model. */
    RegistryEvent append(RegistryEvent.Change change, RegistryEvent.Decision decision) throws IOException {
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
            RegistryEvent event = new RegistryEvent(last + 1, previous, at, change, decision);
            if (disk.create(layout.event(name, last + 1), bytes(event))) {
                told.run();
                return event;
            }
        }
    }

    private static byte[] bytes(RegistryEvent event) {
        Map<String, Object> tree = Json.object();
        tree.put("format", FORMAT);
        tree.put("number", event.number());
        tree.put("previous", event.previous());
        tree.put("at", event.at().toString());
        tree.put("by", event.by());
        tree.put("kind", event.kind().name().toLowerCase(java.util.Locale.ROOT));
        tree.put("alias", event.alias());
        tree.put("version", event.version());
        tree.put("from", event.from());
        tree.put("note", event.note());
        tree.put("build", Json.build(event.build()));
        return Json.bytes(tree);
    }

    private static RegistryEvent parse(byte[] bytes, Path file) throws IOException {
        JsonObject tree = Json.read(bytes, file);
        try {
            return new RegistryEvent(
                    tree.count("number", 0),
                    tree.text("previous", ""),
                    Instant.parse(tree.text("at", "")),
                    new RegistryEvent.Change(
                            RegistryEvent.Kind.valueOf(tree.text("kind", "").toUpperCase(java.util.Locale.ROOT)),
                            tree.text("alias", null),
                            tree.count("version", 0),
                            tree.count("from", 0)),
                    new RegistryEvent.Decision(
                            tree.text("by", null), Json.build(tree.object("build")), tree.text("note", null)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new RegistryDamage(file, "is not an event of the format " + FORMAT);
        }
    }
}
