package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Every question that any form of this plugin can ask, found by its method: not by GET, and answered only to those who may configure. Forms
 * that come later are here too.
 */
@WithJenkins
class FormRightsTest {
    /** What no field takes, and what some would answer about. */
    private static final List<String> VALUES = List.of("<b>no</b>", "");

    /** The methods of forms by the address of each, below a job or below Jenkins. */
    private static TreeSet<String> questions() {
        TreeSet<String> questions = new TreeSet<>();
        for (Descriptor<?> descriptor : Jenkins.get().getExtensionList(Descriptor.class)) {
            if (descriptor.getClass().getName().startsWith("io.jenkins.plugins.mlops.")) {
                for (Method method : descriptor.getClass().getMethods()) {
                    if (method.getName().matches("do(Check|Fill|Test|Validate|AutoComplete)[A-Z].*")
                            && method.getDeclaringClass().getName().startsWith("io.jenkins.plugins.mlops.")) {
                        String name = method.getName().substring(2);
                        questions.add("descriptorByName/" + descriptor.getId() + "/"
                                + Character.toLowerCase(name.charAt(0)) + name.substring(1));
                    }
                }
            }
        }
        return questions;
    }

    private static WebResponse ask(
            JenkinsRule jenkins, JenkinsRule.WebClient client, HttpMethod method, String path, String value)
            throws Exception {
        client.setThrowExceptionOnFailingStatusCode(false);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), method);
        request.setRequestParameters(List.of(new NameValuePair("value", value)));
        if (method == HttpMethod.POST) {
            client.addCrumb(request);
        }
        return client.getPage(request).getWebResponse();
    }

    /** Whether an answer tells anything: a message, or more than the one thing that a list shows to everybody. */
    private static boolean tells(WebResponse answer) {
        String text = answer.getContentAsString();
        if (answer.getStatusCode() != 200) {
            return false;
        }
        return text.contains("class=\"error")
                || text.contains("class=\"warning")
                || text.contains("class=\"ok")
                || text.startsWith("{")
                        && JSONObject.fromObject(text).getJSONArray("values").size() > 1;
    }

    @Test
    void onlyThoseWhoMayConfigureGetAnswers(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "author")
                .grant(Item.CONFIGURE)
                .onItems(job)
                .to("author")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        JenkinsRule.WebClient reader = jenkins.createWebClient().login("reader");
        JenkinsRule.WebClient author = jenkins.createWebClient().login("author");
        JenkinsRule.WebClient admin = jenkins.createWebClient().login("admin");
        TreeSet<String> questions = questions();
        assertTrue(questions.size() > 30, questions.toString());
        List<String> wrong = new ArrayList<>();
        TreeMap<String, Boolean> told = new TreeMap<>();
        for (String question : questions) {
            for (String path : List.of(question, job.getUrl() + question)) {
                if (ask(jenkins, admin, HttpMethod.GET, path, "").getStatusCode() < 400) {
                    wrong.add("GET is answered: " + path);
                }
                for (String value : VALUES) {
                    if (tells(ask(jenkins, reader, HttpMethod.POST, path, value))) {
                        wrong.add("a reader is told: " + path);
                    }
                    boolean own = path.startsWith("job/");
                    told.merge(
                            question,
                            tells(ask(jenkins, own ? author : admin, HttpMethod.POST, path, value)),
                            Boolean::logicalOr);
                    if (!own && tells(ask(jenkins, author, HttpMethod.POST, path, value))) {
                        wrong.add("who may configure a job is told outside of it: " + path);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        List<String> mute = told.entrySet().stream()
                .filter(each -> !each.getValue())
                .map(each -> each.getKey().replaceAll(".*\\.", ""))
                .collect(Collectors.toList());
        assertTrue(mute.size() < questions.size() / 3, "nobody was told anything by " + mute);
    }
}
