package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir private Path folder;

    @Test
    void two_of_us_never_share_a_data_folder() {
        try (var _ = DataFolder.take(folder)) {
            assertThatThrownBy(() -> DataFolder.take(folder))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "another Sohbet (process %d) already uses the data folder %s"
                                    .formatted(ProcessHandle.current().pid(), folder));
        }
        DataFolder.take(folder).close();
    }

    @Test
    void a_missing_folder_is_made() {
        var deep = folder.resolve("a/b");

        DataFolder.take(deep).close();

        assertThat(deep).isDirectory();
    }

    @Test
    void a_file_in_its_place_is_said_in_one_line() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> DataFolder.take(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is not a folder");
        assertThatThrownBy(() -> DataFolder.take(file.resolve("data")))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("the data folder " + file.resolve("data") + " cannot be ");
    }
}
