package io.jenkins.plugins.mlops.engine.scan;

import io.jenkins.plugins.mlops.engine.scan.core.CodeRun;
import io.jenkins.plugins.mlops.engine.scan.core.Decision;
import io.jenkins.plugins.mlops.engine.scan.core.Finding;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Policy;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says of code that comes with a model which file runs and when, once all files of the model are known. What runs on every load fails the
 * model, unless the policy lets it in; what runs only when somebody asks for it is a warning.
 */
final class CodeRuns {
    /** Packages that a loader imports by name: a file of that name on the path takes their place. */
    private static final Set<String> SHADOWED = Set.of(
            "numpy",
            "pandas",
            "scipy",
            "sklearn",
            "skops",
            "joblib",
            "cloudpickle",
            "yaml",
            "mlflow",
            "xgboost",
            "lightgbm",
            "catboost",
            "torch",
            "tensorflow",
            "keras",
            "transformers",
            "statsmodels",
            "onnx",
            "onnxruntime",
            "pyspark",
            "os",
            "sys",
            "json",
            "pickle",
            "re",
            "typing",
            "logging",
            "requests",
            "packaging",
            "sentence_transformers",
            "langchain",
            "openai",
            "dill",
            "polars",
            "pyarrow");

    private static final int NAMED = 5;

    private final List<ModelFile> files;
    private final Policy policy;

    CodeRuns(List<ModelFile> files, Policy policy) {
        this.files = files;
        this.policy = policy;
    }

    /** Adds what one file says to its findings. */
    void settle(ModelFile file, Scan scan, List<Finding> findings) {
        Set<String> told = new TreeSet<>();
        Set<String> always = new TreeSet<>();
        scan.codeRuns().stream().filter(CodeRun::always).forEach(run -> always.addAll(there(file, run)));
        for (CodeRun run : scan.codeRuns()) {
            List<String> there = there(file, run);
            boolean more = !run.always() && there.removeAll(always) && there.isEmpty();
            if (more || !told.add(run.place().member() + '\n' + run.named())) {
                continue;
            }
            boolean shadows =
                    run.candidates().get(0).endsWith("/") && there.stream().anyMatch(path -> shadows(run, file, path));
            findings.add(finding(run, there, shadows, scan));
        }
    }

    /** Files of the model that something in it names as code: they need no word of their own. */
    Set<String> named(List<Scan> scans) {
        Set<String> named = new TreeSet<>();
        for (int i = 0; i < files.size(); i++) {
            for (CodeRun run : scans.get(i).codeRuns()) {
                named.addAll(there(files.get(i), run));
            }
        }
        return named;
    }

    /** The files that hold the code, as the report shows them. */
    private List<String> there(ModelFile file, CodeRun run) {
        List<String> found = new ArrayList<>();
        if (!run.place().member().isEmpty()) {
            return found; // inside an archive: the archive was looked through, its list is not kept
        }
        for (String candidate : run.candidates()) {
            String path = file.sibling(candidate);
            boolean folder = candidate.endsWith("/");
            for (ModelFile other : files) {
                if (folder
                        ? other.shown().startsWith(path + "/") && other.shown().endsWith(".py")
                        : other.shown().equals(path)) {
                    found.add(other.shown());
                }
            }
            if (!found.isEmpty()) {
                break;
            }
        }
        return found;
    }

    private static boolean shadows(CodeRun run, ModelFile file, String path) {
        String inside = path.substring(file.sibling(run.candidates().get(0)).length() + 1);
        String first = inside.contains("/")
                ? inside.substring(0, inside.indexOf('/'))
                : inside.substring(0, inside.length() - 3);
        return SHADOWED.contains(first);
    }

    private Finding finding(CodeRun run, List<String> there, boolean shadows, Scan scan) {
        Place place = run.place();
        boolean always = run.always() || shadows;
        String holds = there.isEmpty() ? guess(run) : listed(there);
        String entry = there.isEmpty() ? place.file() : there.get(0);
        String what = "`" + run.named() + "`: " + holds + " runs "
                + (shadows
                        ? "on every load, because it takes the name of a package that the loader imports"
                        : run.when())
                + ".";
        if (always
                && (policy.runsCode(place.file())
                        || !there.isEmpty() && there.stream().allMatch(policy::runsCode))) {
            return of(
                    Threat.INFO,
                    "allowed-by-policy",
                    run,
                    what + " The policy " + policy.source() + " lets it run (runsOwnCode).",
                    "Nothing to do; take it from the policy when it is no longer needed.");
        }
        if (always) {
            scan.decide(new Decision(Decision.CODE, entry, place.shown(run.offset()), what, true));
            return of(
                    Threat.HIGH,
                    "runs-own-code",
                    run,
                    what,
                    "Read it; when it is meant to run, allow \"" + entry + "\" under runsOwnCode in a scan policy.");
        }
        return of(Threat.LOW, "own-code", run, what, "Read it before you use the model that way.");
    }

    private static Finding of(Threat threat, String code, CodeRun run, String message, String fix) {
        return new Finding(threat, code, run.place().file(), run.place().member(), run.offset(), message, fix);
    }

    private static String guess(CodeRun run) {
        String first = run.candidates().get(0);
        return first.endsWith("/") ? "the code in its folder " + first : first + " (not among the files given)";
    }

    private static String listed(List<String> paths) {
        return paths.size() <= NAMED
                ? String.join(", ", paths)
                : String.join(", ", paths.subList(0, NAMED)) + " and " + (paths.size() - NAMED) + " more files";
    }
}
