package dev.archway.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the server takes: objects, uploads, database, disk. Each call counts anew. */
@Repository
public class ServerUse {

    private static final int LARGEST_TABLES = 12;

    private final JdbcClient jdbc;
    private final DataDirectory data;
    private final List<ObjectNames> tables;

    ServerUse(JdbcClient jdbc, DataDirectory data, List<ObjectNames> tables) {
        this.jdbc = jdbc;
        this.data = data;
        this.tables = tables;
    }

    /** Files that scanners are sending. */
    public record Uploads(long files, long bytes) {

        private Uploads plus(Uploads more) {
            return new Uploads(files + more.files, bytes + more.bytes);
        }
    }

    /** A table with its indexes; rows are what the database estimates. */
    public record Table(String name, long rows, long bytes) {}

    /** Where the data directory is. */
    public record Disk(long usable, long total) {

        /** In hundredths. */
        public int used() {
            return total == 0 ? 0 : Math.toIntExact(100 - 100 * usable / total);
        }
    }

    /**
     * The database.
     *
     * @param connections those that are open, of all servers
     */
    public record Database(String version, long bytes, int connections, int mostConnections, long micros) {}

    /** By kind. */
    public List<ObjectNames.Use> objects() {
        return tables.stream().flatMap(table -> table.use().stream()).toList();
    }

    /** What scanners are sending at this moment. */
    public Uploads uploads() {
        return filesIn(data.folder("uploads"));
    }

    /** Files come and go while they are counted: one that went meanwhile takes nothing. */
    static Uploads filesIn(Path folder) {
        Uploads all = new Uploads(0, 0);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                all = all.plus(use(entry));
            }
        } catch (NoSuchFileException _) {
            return all;
        } catch (DirectoryIteratorException e) {
            throw new UncheckedIOException(e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Uploads use(Path entry) throws IOException {
        try {
            BasicFileAttributes known =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (known.isDirectory()) {
                return filesIn(entry);
            }
            return known.isRegularFile() ? new Uploads(1, known.size()) : new Uploads(0, 0);
        } catch (NoSuchFileException _) {
            return new Uploads(0, 0);
        }
    }

    /** The largest ones, largest first. */
    public List<Table> tables() {
        return jdbc.sql("""
                        select relname, greatest(reltuples, 0)::bigint as rows, pg_total_relation_size(c.oid) as bytes
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and n.nspname = current_schema()
                        order by bytes desc, relname
                        limit :most""")
                .param("most", LARGEST_TABLES)
                .query((row, number) -> new Table(row.getString("relname"), row.getLong("rows"), row.getLong("bytes")))
                .list();
    }

    /** How the database is; {@code micros} is what this look took. */
    public Database database() {
        long start = System.nanoTime();
        return jdbc.sql("""
                        select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
                            (select count(*) from pg_stat_activity where datname = current_database()) as connections,
                            cast(current_setting('max_connections') as int) as most""")
                .query((row, number) -> new Database(
                        row.getString("version"),
                        row.getLong("bytes"),
                        row.getInt("connections"),
                        row.getInt("most"),
                        (System.nanoTime() - start) / 1000))
                .single();
    }

    public Disk disk() {
        try {
            FileStore store = Files.getFileStore(data.root());
            return new Disk(store.getUsableSpace(), store.getTotalSpace());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
