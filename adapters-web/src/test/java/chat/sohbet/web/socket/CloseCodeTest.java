package chat.sohbet.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.SocketContract;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CloseCodeTest {
    @Test
    void the_document_names_every_code() {
        var named = SocketContract.served().document().at("/channels/socket/x-close-codes");

        assertThat(named.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(CloseCode.values()).map(code -> "" + code.number()).toList());
        for (var code : CloseCode.values())
            assertThat(named.path("" + code.number()).asText()).startsWith(code.reason());
    }
}
