package chat.sohbet.bootstrap;

import chat.sohbet.postgres.Contents;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a backup says about itself, in a properties file of its own: docs/OPERATIONS.md describes
/// it.
record Manifest(Instant made, Contents contents) {

    static final String ENTRY = "sohbet-backup.properties";

    /// The folder of what people attached.
    static final String FILES = "files";

    private static final String FORMAT = "1";

    static String table(String name) {
        return "tables/" + name + ".csv";
    }

    String text() {
        var lines = new TreeMap<String, String>();
        lines.put("format", FORMAT);
        lines.put("made", made.toString());
        lines.put("program", Main.version());
        lines.put("schema", contents.schema());
        lines.put(
                "tables",
                contents.tables().stream()
                        .map(Contents.Table::name)
                        .collect(Collectors.joining(",")));
        for (var table : contents.tables()) {
            lines.put("columns." + table.name(), String.join(",", table.columns()));
            lines.put("rows." + table.name(), Long.toString(table.rows()));
        }
        contents.sequences()
                .forEach((name, value) -> lines.put("sequence." + name, value.toString()));
        return lines.entrySet().stream()
                .map(line -> line.getKey() + "=" + line.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /// @throws IOException in one line, if it isn't one
    static Manifest read(Reader text) throws IOException {
        var lines = new Properties();
        try {
            lines.load(text);
            if (!FORMAT.equals(lines.getProperty("format"))) {
                throw new IOException("its format is not one this program knows");
            }
            var sequences = new TreeMap<String, Long>();
            for (var name : lines.stringPropertyNames()) {
                if (name.startsWith("sequence.")) {
                    sequences.put(
                            name.substring("sequence.".length()), Long.valueOf(said(lines, name)));
                }
            }
            return new Manifest(
                    Instant.parse(said(lines, "made")),
                    new Contents(
                            said(lines, "schema"),
                            words(said(lines, "tables")).map(name -> table(lines, name)).toList(),
                            sequences));
        } catch (RuntimeException e) {
            throw new IOException("its " + ENTRY + " is broken", e);
        }
    }

    private static Contents.Table table(Properties lines, String name) {
        List<String> columns = words(said(lines, "columns." + name)).toList();
        return new Contents.Table(name, columns, Long.parseLong(said(lines, "rows." + name)));
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(",", -1));
    }

    private static String said(Properties lines, String name) {
        var value = lines.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
