package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.RegistryEvent;
import io.jenkins.plugins.mlops.engine.registry.VerdictEntry;
import io.jenkins.plugins.mlops.request.CheckKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a version comes from and what became of it, in the order in which it happened. */
final class LineageTable {
    private static final int MOST = 20;
    private static final int MOST_EVENTS = 500;

    private final ModelVersion version;

    LineageTable(ModelVersion version) {
        this.version = version;
    }

    /** The checks that let it in, its registration, what was decided about it, and the newest looks at it in production. */
    List<LineageRow> rows() throws IOException {
        List<LineageRow> rows = new ArrayList<>();
        for (VerdictEntry verdict : version.verdicts()) {
            BuildLink build =
                    new BuildLink(verdict.scope().build(), verdict.scope().check());
            rows.add(new LineageRow(verdict.step(), verdict.verdict(), verdict.message(), build)
                    .of(verdict.scope().data(), rows.size()));
        }
        rows.add(new LineageRow(
                        CheckKind.REGISTER_MODEL.step(),
                        null,
                        Messages.LineageTable_registered(version.number(), version.by()),
                        new BuildLink(version.build()))
                .at(version.created()));
        List<LineageRow> later = new ArrayList<>();
        events(later);
        for (Watch watch : WatchLog.of(new ModelName(version.name())).newest(version.number(), MOST)) {
            BuildLink build = new BuildLink(watch.build(), watch.check());
            later.add(new LineageRow(CheckKind.MONITOR_MODEL.step(), watch.verdict(), "", build).at(watch.at()));
        }
        later.sort(Comparator.comparing(LineageRow::getWhen));
        rows.addAll(later);
        return rows;
    }

    private void events(List<LineageRow> rows) throws IOException {
        List<RegistryEvent> found =
                EmbeddedRegistry.get().open().newestEvents(new ModelName(version.name()), MOST_EVENTS).stream()
                        .filter(event -> event.version() == version.number() || event.from() == version.number())
                        .limit(MOST)
                        .toList();
        for (int i = found.size() - 1; i >= 0; i--) {
            RegistryEvent event = found.get(i);
            EventRow row = new EventRow(event);
            rows.add(new LineageRow(Messages.LineageTable_decision(), null, row.getText(), row.getBuild())
                    .at(event.at()));
        }
    }

    /** The fingerprints of data that were named at the registration and that no check says it looked at. */
    List<String> otherData() {
        Set<String> looked = version.verdicts().stream()
                .flatMap(verdict -> verdict.scope().data().stream())
                .map(data -> data.fingerprint())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return version.datasets().stream()
                .filter(data -> !looked.contains(data))
                .toList();
    }
}
