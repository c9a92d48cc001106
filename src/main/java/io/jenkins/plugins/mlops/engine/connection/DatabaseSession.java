package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.EngineLimits;
import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.data.MissingTokens;
import io.jenkins.plugins.mlops.engine.data.Relation;
import io.jenkins.plugins.mlops.engine.data.ResultRows;
import io.jenkins.plugins.mlops.engine.data.SqlSession;
import io.jenkins.plugins.mlops.engine.data.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;

/**
 * A database that computes rules over its own rows. All statements see one state of the data, in a transaction that may only read. A statement
 * says {@code "primary"} for the rows, as it does on files; what that is, is put in front of it.
 */
public final class DatabaseSession implements SqlSession, AutoCloseable {
    private static final String TABLE = "primary";
    private static final String CONDITION = "__mlops_where_";

    private final DatabaseSource source;
    private final Progress progress;
    private final Connection connection;
    private final RunningStatement running;
    private final Map<String, String> conditions = new LinkedHashMap<>();
    private final DatabaseKind kind;
    private List<TypedColumn> columns = List.of();
    private DatabaseKind.Server server;
    private final Set<String> holdNotANumber = new HashSet<>();
    private int statements;
    private long scanned;
    private String doing = "the rows";

    private DatabaseSession(DatabaseSource source, Progress progress, Connection connection) {
        this.source = source;
        this.progress = progress;
        this.connection = connection;
        this.kind = kind(source);
        this.running = new RunningStatement(kind, source.spec(), connection);
    }

    /**
     * Connects, and asks for the columns.
     *
     * @param missing values that stand for "missing"
     * @throws io.jenkins.plugins.mlops.engine.BadInputException in one line, without the password, when the database cannot be reached or does not
     *     give what is asked for
     */
    public static DatabaseSession open(DatabaseSource source, MissingTokens missing, Progress progress) {
        progress.step("connecting to " + source.spec().name(), -1);
        Connection opened;
        try {
            opened = kind(source).connect(source.spec());
        } catch (SQLException e) {
            throw kind(source).explain(e, source.spec(), source.extract(), null);
        }
        DatabaseSession session = new DatabaseSession(source, progress, opened);
        boolean done = false;
        try {
            session.server = session.kind.prepare(opened, source.spec());
            session.columns = session.typed(missing);
            done = true;
            return session;
        } catch (SQLException e) {
            throw session.failure(e);
        } finally {
            if (!done) {
                session.close();
            }
        }
    }

    private static DatabaseKind kind(DatabaseSource source) {
        return DatabaseKind.of(source.spec().address().scheme());
    }

    private List<TypedColumn> typed(MissingTokens missing) throws SQLException {
        List<DatabaseColumn> found = described("SELECT * FROM " + asWritten());
        DatabaseReader.requireNames(found, source.spec(), source.extract());
        return found.stream()
                .map(column -> kind.typed(column, missing.of(column.name())))
                .toList();
    }

    /** What results and messages call the rows. */
    public String shown() {
        return source.shown();
    }

    /** The rows, as statements call them. */
    public DatabaseTable table() {
        return new DatabaseTable(
                TABLE, columns.stream().map(TypedColumn::column).toList());
    }

    /** What readers of the log have to know about columns. */
    public List<String> notes() {
        return columns.stream()
                .map(TypedColumn::note)
                .filter(note -> note != null)
                .toList();
    }

    /** Statements that were run so far. */
    public int statements() {
        return statements;
    }

    /** Rows that statements have read so far, as the database tells it; 0 where it does not. */
    public long scanned() {
        return scanned;
    }

    /** Says what the statements from now on are for, as in "the statement for ...". */
    public void doing(String what) {
        doing = what;
    }

    /** The name and version of the database. */
    public String version() {
        return server.version();
    }

    /** An aggregate that any changed row changes; it tells data that changed, and does not withstand an attack. */
    public String rowsDigest() {
        return server.rowsDigest(names());
    }

    /** The same for whoever looks at each column by itself: rows that exchange values may not change it. */
    public String columnsDigest() {
        return server.columnsDigest(names());
    }

    private List<String> names() {
        return columns.stream().map(typed -> name(typed.column().name())).toList();
    }

    /** Counts that have to be zero, each with the sentence for when it is not. */
    public Map<String, String> guards() {
        Map<String, String> guards = new LinkedHashMap<>();
        for (TypedColumn typed : columns) {
            if (typed.column().kind().isTime()) {
                String name = typed.column().name();
                String count = server.noMoments(name(name));
                if (count != null) {
                    guards.put(count, source.spec() + ": " + PostgresColumns.infinite(name));
                }
            }
        }
        return guards;
    }

    /**
     * Counts of not-a-number, each with the name of its column. Values are taken as they are until one of them is not zero: to look at each value wherever it is
     * used would cost more than one count.
     */
    public Map<String, String> notNumbers() {
        Map<String, String> counts = new LinkedHashMap<>();
        for (TypedColumn typed : columns) {
            String name = typed.column().name();
            if (typed.notANumber() != null && !holdNotANumber.contains(name)) {
                counts.put("count(CASE WHEN " + typed.notANumber() + " THEN 1 END)", name);
            }
        }
        return counts;
    }

    /** Takes not-a-number for a missing value from now on. */
    public void dropNotANumber(Collection<String> names) {
        holdNotANumber.addAll(names);
        columns = columns.stream()
                .map(typed -> names.contains(typed.column().name()) ? typed.withoutNotANumber() : typed)
                .toList();
    }

    @Override
    public Dialect dialect() {
        return kind.dialect();
    }

    private String name(String name) {
        return dialect().name(name);
    }

    /** The query with the rows in front; one that starts with WITH has them already. */
    private String whole(String sql) {
        return sql.startsWith("WITH ") ? sql : server.inFront(name(TABLE), rows(), sql);
    }

    private String rows() {
        List<String> values = new ArrayList<>();
        columns.forEach(
                typed -> values.add(typed.value() + " AS " + name(typed.column().name())));
        conditions.forEach((where, name) -> values.add("(" + where + "\n) AS " + name(name)));
        return "SELECT " + String.join(", ", values) + " FROM " + asWritten();
    }

    /** The rows as the database has them, for SQL of users. */
    private String asWritten() {
        return "(" + source.extract().sql(dialect()) + "\n) AS " + name(TABLE);
    }

    @Override
    public List<Object[]> query(String sql, int most, DoubleConsumer told) throws SQLException {
        statements++;
        long before = scanned;
        DatabaseKind.Watcher watcher = (fraction, read) -> {
            scanned = before + read;
            if (fraction > 0) {
                told.accept(fraction);
            }
        };
        return running.run(whole(sql), doing, watcher, result -> ResultRows.read(result, most));
    }

    @Override
    public List<Column> describe(String sql) throws SQLException {
        return described("SELECT * FROM (" + whole(sql) + ") AS described").stream()
                .map(column -> kind.typed(column, List.of()).column())
                .toList();
    }

    private List<DatabaseColumn> described(String sql) throws SQLException {
        return running.run(
                kind.describing(sql), "the columns of " + source.extract().shown(), kind::described);
    }

    /**
     * The condition becomes a column of the rows, so that it sees the database's own types, and rules computed elsewhere can have its value. The name needs no quotes in any dialect, and the parentheses
     * keep Spark from reading {@code WHERE (name)} as an alias.
     */
    @Override
    public Condition condition(String where, Relation of) throws SQLException {
        DatabaseColumn value =
                described("SELECT (" + where + "\n) FROM " + asWritten()).get(0);
        described("SELECT 1 FROM " + asWritten() + " WHERE (" + where + "\n)");
        String name = conditions.computeIfAbsent(where, text -> CONDITION + (conditions.size() + 1));
        return new Condition(
                "(" + name + ")", kind.typed(value, List.of()).column().type());
    }

    @Override
    public String custom(String query, Relation of) {
        return server.inFront(
                name(TABLE),
                "SELECT * FROM " + asWritten(),
                SqlText.withTable(query, name(TABLE), dialect().quoting()));
    }

    @Override
    public String problem(SQLException e, Collection<String> names, Collection<String> tables) {
        return source.spec().masked(kind.ofRule(e, names));
    }

    @Override
    public boolean isReading(SQLException e) {
        return kind.isOfServer(e);
    }

    /** The line for a failure that no rule is the cause of. */
    public RuntimeException failure(SQLException e) {
        return kind.explain(e, source.spec(), source.extract(), connection);
    }

    /**
     * Reads some columns of all rows into a file here, and the conditions that users wrote.
     *
     * @param names the columns
     */
    public DatabaseReader.Extracted extract(Collection<String> names, EngineLimits limits) {
        statements++;
        List<String> wanted = new ArrayList<>(names.stream().map(this::name).toList());
        conditions.forEach((where, name) -> wanted.add("(" + where + "\n) AS " + name(name)));
        return new DatabaseReader(source.spec(), source.extract(), progress)
                .read(
                        running,
                        "SELECT " + String.join(", ", wanted) + " FROM " + asWritten(),
                        limits.memoryBytes(),
                        limits.threads());
    }

    @Override
    public void close() {
        running.close();
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing can be lost: the transaction only reads, and every result has been read.
        }
    }
}
