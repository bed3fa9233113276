package dev.airlock.kit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The few statements that JPA cannot say (upserts, locks), prepared, in the caller's transaction.
 */
@ApplicationScoped
public class Sql {
    private final DataSource dataSource;

    Sql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The number of rows changed. */
    public int update(String statement, @Nullable Object... arguments) {
        try (var connection = dataSource.getConnection();
                var prepared = prepare(connection, statement, arguments)) {
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Every row. */
    public <T> List<T> query(String statement, Row<T> row, @Nullable Object... arguments) {
        try (var connection = dataSource.getConnection();
                var prepared = prepare(connection, statement, arguments);
                var results = prepared.executeQuery()) {
            var rows = new ArrayList<T>();
            while (results.next()) {
                rows.add(row.read(results));
            }
            return rows;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static PreparedStatement prepare(
            Connection connection, String statement, @Nullable Object... arguments)
            throws SQLException {
        var prepared = connection.prepareStatement(statement);
        for (int i = 0; i < arguments.length; i++) {
            prepared.setObject(i + 1, arguments[i]);
        }
        return prepared;
    }

    /** Reads one row. */
    public interface Row<T> {
        T read(ResultSet results) throws SQLException;
    }

    /** The database refused or cannot be reached. */
    public static final class DatabaseException extends RuntimeException {
        private static final long serialVersionUID = 1;

        DatabaseException(SQLException cause) {
            super(cause);
        }
    }
}
