package io.jenkins.plugins.mlops.engine.registry.oci;

import io.jenkins.plugins.mlops.engine.registry.http.ServerResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists that a registry gives page by page, such as its tags. */
final class OciPages {
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?next\"?");
    private static final int PAGES = 1_000;

    private final OciClient client;
    private final String scope;
    private final String shown;

    /**
     * @param scope what a token has to allow
     * @param shown what to call the list in a message
     */
    OciPages(OciClient client, String scope, String shown) {
        this.client = client;
        this.scope = scope;
        this.shown = shown;
    }

    /**
     * All entries, whatever the number of pages.
     *
     * @param first path of the first page
     * @param member of each page that holds its entries
     * @return null when there is no such list
     */
    List<String> all(String first, String member) throws IOException {
        List<String> entries = new ArrayList<>();
        URI page = client.address().at(first);
        for (int pages = 0; page != null; pages++) {
            URI asked = page;
            ServerResponse answer =
                    client.ask(scope, shown, () -> HttpRequest.newBuilder(asked).GET());
            if (client.expect(answer, shown, 200, 404).status() == 404) {
                return pages == 0 ? null : entries;
            }
            answer.json()
                    .orElseThrow(() -> client.problem(shown, "answers no JSON", 200, null))
                    .list(member)
                    .forEach(entry -> entries.add(String.valueOf(entry)));
            Matcher next = NEXT.matcher(answer.header("Link").orElse(""));
            page = next.find() ? asked.resolve(next.group(1)) : null;
            if (pages > PAGES || page != null && !client.address().holds(page)) {
                throw client.problem(shown, "never ends, or goes on at another host", 200, null);
            }
        }
        return entries;
    }
}
