package io.jenkins.plugins.mlops.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** Every method that a browser can call says how, and asks who calls. */
class WebMethodsTest {
    private static final JavaClasses PLUGIN =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.jenkins.plugins.mlops");

    private static final ArchRule FORM_METHODS = methods()
            .that().haveNameMatching("do(Check|Fill|AutoComplete|Validate|Test)[A-Z].*")
            .should().beAnnotatedWith(POST.class)
            .andShould(askForPermission());

    private static final ArchRule OTHER_METHODS = methods()
            .that().haveNameMatching("do[A-Z].*").and().arePublic()
            .should(haveVerb())
            .andShould(askForPermission());

    @Test
    void formMethodsArePostAndAsk() {
        FORM_METHODS.check(PLUGIN);
    }

    @Test
    void allOthersHaveAVerbAndAsk() {
        OTHER_METHODS.check(PLUGIN);
    }

    @Test
    void theRulesFindWhatTheyLookFor() {
        JavaClasses bad = new ClassFileImporter().importClasses(Careless.class);
        assertThrows(AssertionError.class, () -> FORM_METHODS.check(bad));
        assertThrows(AssertionError.class, () -> OTHER_METHODS.check(bad));
    }

    /** What must not pass. */
    static final class Careless {
        @POST
        public String doCheckName(String value) {
            return value;
        }

        public void doDelete() {}
    }

    private static ArchCondition<JavaMethod> haveVerb() {
        return new ArchCondition<>("be GET or POST") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean verb = method.isAnnotatedWith(GET.class) || method.isAnnotatedWith(POST.class);
                events.add(new SimpleConditionEvent(method, verb, method.getFullName() + (verb ? " has" : " has no") + " verb"));
            }
        };
    }

    /** Follows calls within the plugin until one is a question for a permission. */
    private static ArchCondition<JavaMethod> askForPermission() {
        return new ArchCondition<>("ask for a permission") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean asks = asks(method);
                events.add(new SimpleConditionEvent(method, asks, method.getFullName() + (asks ? " asks" : " asks for no permission")));
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
                call.getTarget().resolveMember().filter(target -> target.getOwner().getPackageName().startsWith("io.jenkins.plugins.mlops"))
                        .ifPresent(open::push);
            }
        }
        return false;
    }
}
