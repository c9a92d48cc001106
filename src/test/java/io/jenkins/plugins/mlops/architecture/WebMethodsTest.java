package io.jenkins.plugins.mlops.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.jenkins.plugins.mlops.form.FormAccess;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** Every method that a browser can call says how, and asks who calls. */
class WebMethodsTest {
    private static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.jenkins.plugins.mlops");

    private static final ArchRule FORM_METHODS = methods()
            .that()
            .haveNameMatching("do(Check|Fill|AutoComplete|Validate|Test)[A-Z].*")
            .should()
            .beAnnotatedWith(POST.class)
            .andShould(askForPermission());

    private static final ArchRule OTHER_METHODS = methods()
            .that()
            .haveNameMatching("do[A-Z].*")
            .and()
            .arePublic()
            .should(haveVerb())
            .andShould(askForPermission());

    private static final ArchRule NAMED_METHODS = methods()
            .that()
            .areAnnotatedWith(WebMethod.class)
            .should(haveVerb())
            .andShould(askForPermission());

    private static final ArchRule NO_PROXIES = methods()
            .should()
            .notBeAnnotatedWith(DescribedPredicate.describe(
                    "JavaScriptMethod",
                    annotation -> annotation.getRawType().getSimpleName().equals("JavaScriptMethod")));

    private static final ArchRule NO_FIELDS =
            fields().that().arePublic().should().beStatic().andShould().beFinal();

    @Test
    void formMethodsArePostAndAsk() {
        FORM_METHODS.check(PLUGIN);
    }

    @Test
    void allOthersHaveAVerbAndAsk() {
        OTHER_METHODS.check(PLUGIN);
    }

    /** Stapler finds more than methods called do: those with another name for the web, for scripts, and public fields. */
    @Test
    void nothingElseIsReachedByAnAddress() {
        NAMED_METHODS.check(PLUGIN);
        NO_PROXIES.check(PLUGIN);
        NO_FIELDS.check(PLUGIN);
    }

    @Test
    void theRulesFindWhatTheyLookFor() {
        refused(FORM_METHODS, AsksNobody.class, "doCheckName");
        refused(FORM_METHODS, ByGet.class, "doFillNameItems");
        refused(FORM_METHODS, Heir.class, "Heir.doCheckName");
        refused(OTHER_METHODS, Careless.class, "doDelete");
        refused(OTHER_METHODS, Careless.class, "doDownload");
        refused(NAMED_METHODS, Careless.class, "remove");
        refused(NO_PROXIES, Careless.class, "change");
        refused(NO_FIELDS, Careless.class, "secret");
        FORM_METHODS.check(new ClassFileImporter().importClasses(Careful.class, FormAccess.class));
    }

    private static void refused(ArchRule rule, Class<?> type, String found) {
        // Alone, so that one finding cannot stand for another.
        AssertionError error = assertThrows(
                AssertionError.class,
                () -> rule.allowEmptyShould(true)
                        .check(new ClassFileImporter().importClasses(type, Careful.class, FormAccess.class)));
        assertTrue(error.getMessage().contains(found), error.getMessage());
    }

    /** What passes. */
    static class Careful {
        @POST
        public String doCheckName(String value) {
            return mayConfigure() ? value : "";
        }

        private static boolean mayConfigure() {
            return FormAccess.mayConfigure(null);
        }
    }

    /** What must not pass: it replaces what asked. */
    static final class Heir extends Careful {
        @Override
        @POST
        public String doCheckName(String value) {
            return value;
        }
    }

    /** What must not pass. */
    static final class AsksNobody {
        @POST
        public String doCheckName(String value) {
            return value;
        }
    }

    /** What must not pass. */
    static final class ByGet {
        @GET
        public String doFillNameItems(String value) {
            return FormAccess.mayConfigure(null) ? value : "";
        }
    }

    /** Called as Stapler's. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface JavaScriptMethod {}

    /** What must not pass. */
    static final class Careless {
        public String secret = "";

        public void doDelete() {
            FormAccess.mayConfigure(null);
        }

        @GET
        public void doDownload() {}

        @WebMethod(name = "remove")
        public void remove() {}

        @JavaScriptMethod
        public void change() {}
    }

    private static ArchCondition<JavaMethod> haveVerb() {
        return new ArchCondition<>("be GET or POST") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean verb = method.isAnnotatedWith(GET.class) || method.isAnnotatedWith(POST.class);
                events.add(new SimpleConditionEvent(
                        method, verb, method.getFullName() + (verb ? " has" : " has no") + " verb"));
            }
        };
    }

    /** Follows calls within the plugin until one is a question for a permission. */
    private static ArchCondition<JavaMethod> askForPermission() {
        return new ArchCondition<>("ask for a permission") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean asks = asks(method);
                events.add(new SimpleConditionEvent(
                        method, asks, method.getFullName() + (asks ? " asks" : " asks for no permission")));
            }
        };
    }

    private static boolean asks(JavaMethod start) {
        Deque<JavaMethod> open = new ArrayDeque<>(Set.of(start));
        Set<JavaMethod> seen = new HashSet<>();
        while (!open.isEmpty()) {
            JavaMethod method = open.pop();
            if (!seen.add(method)) {
                continue;
            }
            for (var call : method.getMethodCallsFromSelf()) {
                String name = call.getTarget().getName();
                if (name.equals("hasPermission") || name.equals("checkPermission") || name.equals("hasAnyPermission")) {
                    return true;
                }
                call.getTarget()
                        .resolveMember()
                        .filter(target -> target.getOwner().getPackageName().startsWith("io.jenkins.plugins.mlops"))
                        .ifPresent(open::push);
            }
        }
        return false;
    }
}
