package chat.sohbet.postgres;

import java.util.List;
import java.util.Map;

/// What a copy of a database holds: the version of the schema it was taken from, its tables, and
/// how far each sequence had counted.
public record Contents(String schema, List<Table> tables, Map<String, Long> sequences) {
    public Contents {
        tables = List.copyOf(tables);
        sequences = Map.copyOf(sequences);
    }

    /// A table, those of its columns that are kept, and how many rows there are.
    public record Table(String name, List<String> columns, long rows) {
        public Table {
            columns = List.copyOf(columns);
        }
    }
}
