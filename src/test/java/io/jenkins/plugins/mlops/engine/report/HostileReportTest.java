package io.jenkins.plugins.mlops.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.mlops.engine.result.Documents;
import io.jenkins.plugins.mlops.engine.result.Section;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.json.JsonReader;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The report in a browser, with markup and script in every text of every kind of section. The page's content security policy, which would stop
 * most of it a second time, is taken out here: the script has to hold alone, as it has to where Jenkins only reports what it would forbid.
 */
class HostileReportTest {
    private static final String EVIL =
            "\"'><img src=x onerror=hacked()><script>hacked()</script><a href=javascript:hacked()>x</a>${hacked()}{{hacked()}}";

    /** Opens all tabs and all that is folded, shows the hint of every point, chooses every option, and then looks for what should not be there. */
    private static final String PROBE = """
            window.hacks = 0; window.hacked = () => { window.hacks++; };
            window.addEventListener('load', () => setTimeout(() => {
              const area = document.createElement('div');
              document.body.append(area);
              const failures = [];
              try { mlopsReport.trend(area, TREND); } catch (e) { failures.push('trend: ' + e); }
              window.dispatchEvent(new Event('beforeprint')); // all tabs, one below the other
              document.querySelectorAll('details').forEach((d) => { d.open = true; });
              for (const select of document.querySelectorAll('select')) {
                for (const option of [...select.options]) {
                  select.value = option.value;
                  select.dispatchEvent(new Event('change'));
                }
              }
              document.querySelectorAll('main button:not([role=tab])').forEach((b) => b.click());
              const look = () => {
                let charts = 0;
                document.querySelectorAll('[_echarts_instance_]').forEach((e) => {
                  const chart = echarts.getInstanceByDom(e);
                  charts++;
                  chart.getOption().series.forEach((series, seriesIndex) => {
                    for (let dataIndex = 0; dataIndex < 3; dataIndex++) {
                      chart.dispatchAction({ type: 'highlight', seriesIndex, dataIndex });
                      chart.dispatchAction({ type: 'showTip', seriesIndex, dataIndex });
                    }
                  });
                });
                setTimeout(() => {
                  const all = [...document.querySelectorAll('*')];
                  const told = document.body.cloneNode(true);
                  told.querySelectorAll('script').forEach((s) => s.remove());
                  const answer = {
                    hacks: window.hacks,
                    made: all.filter((e) => e.matches('img, iframe, object, embed, base, form, link, main script, [srcdoc]')).length,
                    handlers: all.flatMap((e) => [...e.attributes]).filter((a) => /^on/i.test(a.name)).length,
                    links: all.filter((e) => e.matches('a[href]') && !/^(https?:|#)/.test(e.getAttribute('href'))).length,
                    httpLinks: all.filter((e) => e.matches('a[href^="https://ci.example/"]')).length,
                    sections: document.querySelectorAll('section.mlops-panel').length,
                    shapes: all.filter((e) => e.textContent.startsWith('This part has an unexpected shape')).length,
                    text: told.textContent.split('<img src=x').length - 1,
                    charts, failures: failures.join('; '),
                  };
                  const pre = document.createElement('pre');
                  pre.id = 'probe';
                  pre.textContent = JSON.stringify(answer);
                  document.body.replaceChildren(pre); // all else has told what it had to, and half a surrogate pair ends the browser that has to print it
                  document.head.replaceChildren();
                }, 500);
              };
              // Charts are drawn when they come into view, which takes a browser as long as it takes.
              const wait = (times) => setTimeout(() => (times === 0 || document.querySelectorAll('[_echarts_instance_]').length >= 8 ? look() : wait(times - 1)), 500);
              wait(60);
            }, 1000));
            """;

    /** So many of its parts draw a chart at least. */
    private static final int CHARTS = 8;

    @TempDir
    static Path folder;

    private static Map<String, Object> found;
    private static List<Section> sections;

    @BeforeAll
    static void look() throws Exception {
        Chromium chromium = Chromium.find().orElse(null);
        assumeTrue(
                chromium != null,
                "no Chromium here: the report was not looked at in a browser; name one with -Dmlops.chromium or MLOPS_CHROMIUM");
        sections = sections();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlReport(Documents.document(
                        Verdict.FAILED, Documents.hostile().checks(), sections.toArray(new Section[0])))
                .writeTo(out);
        String page = out.toString(StandardCharsets.UTF_8)
                .replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
        String trend = JsonWriter.write(Map.of(
                "points",
                List.of(
                        point(1, "javascript:hacked()"),
                        point(2, "//evil.example/x"),
                        point(3, "data:text/html," + EVIL))));
        int end = page.lastIndexOf("</body>");
        page = page.substring(0, end) + "<script>" + PROBE.replace("TREND", trend) + "</script>" + page.substring(end);
        Path file = Files.writeString(folder.resolve("report.html"), page);
        // On a busy machine the browser's own clock may run out before it has painted, and so drawn, anything; what it
        // found then is not looked at.
        for (int i = 0; i < 4 && (found == null || (Long) found.get("charts") < CHARTS); i++) {
            found = JsonReader.object(chromium.probe(file.toUri(), folder));
        }
    }

    private static Map<String, Object> point(int build, String url) {
        return Map.of(
                "build",
                build,
                "id",
                EVIL,
                "name",
                EVIL,
                "verdict",
                EVIL,
                "message",
                EVIL,
                "url",
                url,
                "metrics",
                Map.of(EVIL, 1, EVIL + 2, 2));
    }

    private static List<Section> sections() throws IOException {
        try (InputStream in = HostileReportTest.class.getResourceAsStream("hostile-sections.json")) {
            String text = "{\"all\":" + new String(in.readAllBytes(), StandardCharsets.UTF_8) + "}";
            List<Section> made = new ArrayList<>();
            for (Object each : (List<?>) ((Map<?, ?>) evil(JsonReader.object(text))).get("all")) {
                Map<?, ?> section = (Map<?, ?>) each;
                made.add(new Section(
                        (String) section.get("type"), (String) section.get("title"), data(section.get("data"))));
            }
            return made;
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(Object data) {
        return (Map<String, Object>) data;
    }

    private static Object evil(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> all = new java.util.LinkedHashMap<>();
            map.forEach((key, each) -> all.put(String.valueOf(key).replace("$", EVIL), evil(each)));
            return all;
        }
        if (value instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            list.forEach(each -> all.add(evil(each)));
            return all;
        }
        return value instanceof String text ? text.replace("$", EVIL) : value;
    }

    @Test
    void everyKindOfSectionIsThere() throws IOException {
        Matcher drawn = Pattern.compile("mlops\\.sections(?:\\.(\\w+)|\\['([a-z-]+)'\\]) = \\(")
                .matcher(ReportAssets.script());
        TreeSet<String> known = new TreeSet<>();
        drawn.results().forEach(name -> known.add(name.group(1) != null ? name.group(1) : name.group(2)));
        TreeSet<String> here = new TreeSet<>();
        sections.forEach(section -> here.add(section.type()));
        here.removeAll(List.of(EVIL, "constructor"));
        assertEquals(known, here, "a new kind of section belongs into hostile-sections.json");
        assertEquals("", found.get("failures"));
        assertEquals(0L, found.get("shapes"), "a section was not drawn as it should be");
        assertTrue((Long) found.get("sections") >= sections.size(), found.toString());
        assertTrue((Long) found.get("charts") >= CHARTS, found.toString());
        assertTrue((Long) found.get("text") > 100, "it is there, as text: " + found);
    }

    @Test
    void noTextBecomesAnElementOrRuns() {
        assertEquals(0L, found.get("hacks"), found.toString());
        assertEquals(0L, found.get("made"), found.toString());
        assertEquals(0L, found.get("handlers"), found.toString());
    }

    @Test
    void onlyHarmlessAddressesAreLinks() {
        assertEquals(0L, found.get("links"), found.toString());
        assertEquals(1L, found.get("httpLinks"), found.toString());
    }
}
