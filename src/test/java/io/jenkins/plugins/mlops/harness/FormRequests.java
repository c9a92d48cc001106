package io.jenkins.plugins.mlops.harness;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.jvnet.hudson.test.JenkinsRule;

/** What the scripts of forms ask, as one user or another. */
final class FormRequests {
    private FormRequests() {}

    /**
     * Sends a request.
     *
     * @param values names and values of parameters, in turn
     */
    static WebResponse ask(JenkinsRule jenkins, HttpMethod method, String user, String path, String... values)
            throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().login(user);
        client.setThrowExceptionOnFailingStatusCode(false);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), method);
        List<NameValuePair> pairs = new ArrayList<>();
        for (int i = 0; i < values.length; i += 2) {
            pairs.add(new NameValuePair(values[i], values[i + 1]));
        }
        request.setRequestParameters(pairs);
        if (method == HttpMethod.POST) {
            client.addCrumb(request);
        }
        return client.getPage(request).getWebResponse();
    }

    /** Returns the answer to a POST. */
    static String post(JenkinsRule jenkins, String user, String path, String... values) throws Exception {
        return ask(jenkins, HttpMethod.POST, user, path, values).getContentAsString();
    }
}
