package io.jenkins.plugins.mlops.engine.scan.graph;

import io.jenkins.plugins.mlops.engine.scan.core.Decision;
import io.jenkins.plugins.mlops.engine.scan.core.NameList;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges operations of TensorFlow by exact name: those on the list neither read nor write files, run other code nor speak to a network
 * (allowed-operations.txt, written by src/test/fixtures/make_allowlist.py).
 */
public final class Operations {
    /** Read and write files, and are in every SavedModel: what matters is where the name of the file comes from; see {@link FileFlow}. */
    static final Set<String> CHECKED = Set.of(
            "SaveV2",
            "RestoreV2",
            "MergeV2Checkpoints",
            "Save",
            "SaveSlices",
            "Restore",
            "RestoreSlice",
            "InitializeTableFromTextFile",
            "InitializeTableFromTextFileV2");

    private static final NameList ALLOWED = NameList.of(Operations.class, "allowed-operations.txt");
    private static final Pattern CODE = Pattern.compile(
            "(Eager)?PyFunc\\w*|XlaHostCompute|_?Xla(Host|Send|Recv).*|RemoteCall|Rpc\\w+|DatasetFromGraph|\\w*DataService\\w*|Nccl.*|Collective.*|_?Send|_?Recv");
    private static final Pattern FILES = Pattern.compile(
            ".*(File|Record|Reader|Print|Summary|Debug|Dump|Sql|LMDB|CSV|Snapshot|Cache|SaveDataset|LoadDataset|TextLine|IO>|Checkpoint).*|ImmutableConst|"
                    + "DecodeProto.*|EncodeProto|Skipgram|LoadAndRemapMatrix|GenerateVocabRemapping");
    private static final Set<String> OF_FILES =
            Set.of("ReadFile", "WriteFile", "MatchingFiles", "PrintV2", "ImmutableConst");

    /** Name of an operation. */
    public static final Pattern NAME = Pattern.compile("[A-Za-z_.][A-Za-z0-9_.>/-]*");

    private final Place place;
    private final Scan scan;
    private final Set<String> told = new HashSet<>();

    public Operations(Place place, Scan scan) {
        this.place = place;
        this.scan = scan;
    }

    /** Reports an operation that is not on the list; each once. */
    public void judge(String operation, long at) {
        if (operation.isEmpty() || ALLOWED.has(operation) || CHECKED.contains(operation) || !told.add(operation)) {
            return;
        }
        String shown = Text.printable(operation, 120);
        if (scan.policy().allowsOperation(operation)) {
            scan.allowed("The operation `" + shown + "`", place, at);
            return;
        }
        if (CODE.matcher(operation).matches()) {
            scan.report(
                    Threat.CRITICAL,
                    "tensorflow-code",
                    place,
                    at,
                    "The graph runs `" + shown + "`, which calls Python or another machine when the model is used.",
                    "Do not use it; export the model again from layers alone.");
            decide(operation, at, "It calls Python or another machine.", false);
        } else if (FILES.matcher(operation).matches()) {
            scan.report(
                    Threat.HIGH,
                    "tensorflow-file",
                    place,
                    at,
                    "The graph runs `" + shown + "`, which reads or writes files of the machine that uses the model.",
                    "Do not use it; export the model again with reading and writing left outside.");
            decide(operation, at, "It reads or writes files.", true);
        } else {
            scan.report(
                    Threat.HIGH,
                    "tensorflow-operation",
                    place,
                    at,
                    "The graph runs `" + shown
                            + "`, which is not among the operations of TensorFlow that are known to do nothing but"
                            + " compute.",
                    "If you know what it does, allow it by name under allowOperations in a scan policy.");
            decide(
                    operation,
                    at,
                    "It is an operation of another library, which may do anything.",
                    NAME.matcher(operation).matches());
        }
    }

    /** Tells whether a name is that of an operation which runs code or reads and writes files. */
    static boolean harms(String operation) {
        return !ALLOWED.has(operation)
                && (CHECKED.contains(operation) || CODE.matcher(operation).matches() || OF_FILES.contains(operation));
    }

    /** Tells whether an operation reads or writes a file, which honest graphs do with names that they are given. */
    public static boolean touches(String operation) {
        return CHECKED.contains(operation);
    }

    /** Reports a file operation whose file is named by the model itself. */
    public void file(String operation, String constant, long at) {
        if (told.add(operation + '\n' + constant)) {
            scan.report(
                    Threat.HIGH,
                    "tensorflow-file",
                    place,
                    at,
                    "The graph runs `" + Text.printable(operation, 120) + "` with "
                            + (constant == null
                                    ? "a file name that the model fixes"
                                    : "the path \"" + Text.printable(constant, 120) + "\", which stands in the model")
                            + ": using it reads or writes that file of the machine.",
                    "Do not use it; export the model again with reading and writing left outside.");
        }
    }

    private void decide(String operation, long at, String could, boolean offered) {
        scan.decide(new Decision(Decision.OPERATIONS, operation, place.shown(at), could, offered));
    }
}
