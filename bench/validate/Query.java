import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** Runs the statements of a file on the same DuckDB that the engine uses: the yardstick of the benchmark. */
public final class Query {
    private Query() {}

    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement()) {
            for (String sql : Files.readString(Path.of(args[0])).replace("@FILE@", args.length > 1 ? args[1] : "").split(";\\s*\\n")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                    ResultSet result = statement.getResultSet();
                    if (result != null) {
                        result.next();
                    }
                }
            }
        }
    }
}
