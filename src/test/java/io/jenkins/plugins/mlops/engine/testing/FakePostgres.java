package io.jenkins.plugins.mlops.engine.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Speaks as much of PostgreSQL's protocol, version 3, as its driver needs for reading, and answers statements from a list. It keeps what
 * it was asked, so that a test can see what really went over the wire. Without TLS.
 */
public final class FakePostgres implements AutoCloseable {
    public static final int BOOL = 16,
            INT8 = 20,
            INT2 = 21,
            INT4 = 23,
            TEXT = 25,
            JSON = 114,
            FLOAT4 = 700,
            FLOAT8 = 701,
            DATE = 1082,
            TIMESTAMP = 1114,
            TIMESTAMPTZ = 1184,
            NUMERIC = 1700,
            BYTEA = 17;

    private static final int SSL = 80_877_103;
    private static final int GSS = 80_877_104;

    /** A column: its name, the number of its type, and the modifier of the type or -1. */
    public record Col(String name, int type, int modifier) {
        public static Col of(String name, int type) {
            return new Col(name, type, -1);
        }

        /** {@code numeric(precision, scale)}. */
        public static Col decimal(String name, int precision, int scale) {
            return new Col(name, NUMERIC, (precision << 16 | scale) + 4);
        }
    }

    /** Makes row number i, from 0. */
    @FunctionalInterface
    public interface Rows {
        String[] row(int i);
    }

    private record Answer(List<Col> columns, int count, Rows rows) {}

    private record Refusal(String state, String message) {}

    private final ServerSocket server;
    private final String password;
    private final Map<String, Object> answers = new ConcurrentHashMap<>();
    private final Map<String, Object> parts = new ConcurrentHashMap<>();
    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final List<Integer> fetches = new CopyOnWriteArrayList<>();

    /** @param password that every user has */
    public FakePostgres(String password) {
        try {
            this.password = password;
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
        answer(
                "SELECT table_schema, table_name FROM information_schema.tables"
                        + " WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2 LIMIT 10000",
                List.of(Col.of("table_schema", TEXT), Col.of("table_name", TEXT)),
                2,
                i -> new String[] {"sales", i == 0 ? "customers" : "orders"});
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/" + database + "?sslmode=disable";
    }

    public FakePostgres answer(String sql, List<Col> columns, int count, Rows rows) {
        answers.put(sql, new Answer(columns, count, rows));
        return this;
    }

    /** Answers with one row every statement that holds a text and is not known as a whole; all columns are text. */
    public FakePostgres answerAny(String part, String... values) {
        List<Col> columns =
                Arrays.stream(values).map(value -> Col.of("c", TEXT)).toList();
        parts.put(part, new Answer(columns, 1, i -> values));
        return this;
    }

    private Object known(String sql) {
        Object known = answers.get(sql);
        return known != null
                ? known
                : parts.entrySet().stream()
                        .filter(part -> sql.contains(part.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }

    /** Answers what {@code mlops connection} asks: version 15.0, and joe who may read two tables of sales. */
    public FakePostgres answerProbe() {
        answerAny("SHOW server_version_num", "150000");
        answer("SHOW server_version", List.of(Col.of("server_version", TEXT)), 1, i -> new String[] {"15.0"});
        answerAny("SHOW server_encoding", "UTF8");
        answerAny("current_user", "joe", "on", "off", "false");
        answerAny("has_table_privilege", "2", "sales.customers", "0", null);
        return answer("SELECT * FROM (SELECT 1 AS one\n) AS asked LIMIT 0", List.of(Col.of("one", INT4)), 0, i -> null);
    }

    public FakePostgres refuse(String sql, String state, String message) {
        answers.put(sql, new Refusal(state, message));
        return this;
    }

    /** All statements so far, in order. */
    public List<String> statements() {
        return statements;
    }

    /** How many rows each fetch asked for, 0 for all. */
    public List<Integer> fetches() {
        return fetches;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                daemon(() -> {
                    try (socket) {
                        new Session(socket).serve();
                    } catch (IOException e) {
                        // The client went away.
                    }
                });
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "fake-postgres");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection. */
    private final class Session {
        private final DataInputStream in;
        private final DataOutputStream out;
        private char state = 'I';
        private boolean skipping;
        private String sql = "";
        private int sent;

        Session(Socket socket) throws IOException {
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        }

        void serve() throws IOException {
            for (int code = startup(); code == SSL || code == GSS; code = startup()) {
                out.writeByte('N');
                out.flush();
            }
            send('R', body -> body.writeInt(3));
            out.flush();
            in.readByte();
            String given = text(new byte[in.readInt() - 4]);
            if (!given.equals(password)) {
                error(new Refusal("28P01", "password authentication failed for the user"), "FATAL");
                out.flush();
                return;
            }
            send('R', body -> body.writeInt(0));
            for (String[] parameter : new String[][] {
                {"server_version", "15.0"},
                {"client_encoding", "UTF8"},
                {"DateStyle", "ISO, MDY"},
                {"standard_conforming_strings", "on"},
                {"integer_datetimes", "on"},
                {"TimeZone", "UTC"}
            }) {
                send('S', body -> string(body, parameter[0], parameter[1]));
            }
            ready();
            for (int type = in.read(); type >= 0 && type != 'X'; type = in.read()) {
                byte[] message = new byte[in.readInt() - 4];
                in.readFully(message);
                handle((char) type, message);
            }
        }

        private int startup() throws IOException {
            byte[] rest = new byte[in.readInt() - 8];
            int code = in.readInt();
            in.readFully(rest);
            return code;
        }

        private void handle(char type, byte[] message) throws IOException {
            if (type == 'S') {
                skipping = false;
                ready();
            } else if (type == 'Q') {
                parse(strings(message)[0]);
                execute(0);
                ready();
            } else if (!skipping) {
                switch (type) {
                    case 'P' -> {
                        parse(strings(message)[1]);
                        send('1', body -> {});
                    }
                    case 'B' -> send('2', body -> {});
                    case 'D' -> describe(message[0] == 'S');
                    case 'E' -> {
                        int zero = 0;
                        while (message[zero] != 0) {
                            zero++;
                        }
                        int most = ByteBuffer.wrap(message, zero + 1, 4).getInt();
                        if (known(sql) instanceof Answer) {
                            fetches.add(most);
                        }
                        execute(most);
                    }
                    case 'C' -> send('3', body -> {});
                    default -> {} // flush
                }
            }
        }

        private void parse(String text) {
            sql = text;
            sent = 0;
            statements.add(text);
        }

        private void describe(boolean statement) throws IOException {
            if (statement) {
                send('t', body -> body.writeShort(0));
            }
            if (!(known(sql) instanceof Answer answer)) {
                send('n', body -> {});
                return;
            }
            send('T', body -> {
                body.writeShort(answer.columns().size());
                for (Col column : answer.columns()) {
                    string(body, column.name());
                    body.writeInt(0);
                    body.writeShort(0);
                    body.writeInt(column.type());
                    body.writeShort(-1);
                    body.writeInt(column.modifier());
                    body.writeShort(0);
                }
            });
        }

        private void execute(int most) throws IOException {
            Object known = known(sql);
            if (known instanceof Answer answer) {
                int before = sent;
                int until = most == 0 ? answer.count() : Math.min(answer.count(), sent + most);
                for (; sent < until; sent++) {
                    row(answer.rows().row(sent));
                }
                // As the real one: when as many came as were asked for, it does not know yet whether there are more.
                if (most > 0 && sent - before == most) {
                    send('s', body -> {});
                } else {
                    send('C', body -> string(body, "SELECT " + sent));
                }
                return;
            }
            String upper = sql.toUpperCase(Locale.ROOT);
            if (known == null && upper.matches("(BEGIN|SET|SAVEPOINT|RELEASE|ROLLBACK|COMMIT)\\b.*")) {
                state = upper.matches("(BEGIN|ROLLBACK TO).*")
                        ? 'T'
                        : upper.matches("(ROLLBACK|COMMIT).*") ? 'I' : state;
                send('C', body -> string(body, upper.split(" ")[0]));
                return;
            }
            error(
                    known instanceof Refusal refusal
                            ? refusal
                            : new Refusal("42P01", "relation of \"" + sql + "\" does not exist"),
                    "ERROR");
            skipping = true;
            state = state == 'T' ? 'E' : state;
        }

        private void row(String[] values) throws IOException {
            send('D', body -> {
                body.writeShort(values.length);
                for (String value : values) {
                    if (value == null) {
                        body.writeInt(-1);
                    } else {
                        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                        body.writeInt(bytes.length);
                        body.write(bytes);
                    }
                }
            });
        }

        private void error(Refusal refusal, String severity) throws IOException {
            send('E', body -> {
                string(body, "S" + severity, "V" + severity, "C" + refusal.state(), "M" + refusal.message());
                body.writeByte(0);
            });
        }

        private void ready() throws IOException {
            send('Z', body -> body.writeByte(state));
            out.flush();
        }

        private void send(char type, Body content) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            content.write(new DataOutputStream(bytes));
            out.writeByte(type);
            out.writeInt(bytes.size() + 4);
            bytes.writeTo(out);
        }

        private void string(DataOutputStream body, String... texts) throws IOException {
            for (String text : texts) {
                body.write(text.getBytes(StandardCharsets.UTF_8));
                body.writeByte(0);
            }
        }

        private String text(byte[] bytes) throws IOException {
            in.readFully(bytes);
            return strings(bytes)[0];
        }

        private String[] strings(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8).split("\0", -1);
        }
    }

    @FunctionalInterface
    private interface Body {
        void write(DataOutputStream body) throws IOException;
    }
}
