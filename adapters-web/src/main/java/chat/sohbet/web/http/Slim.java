package chat.sohbet.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Scripts and styles without what only their readers need: comments that have lines of their own,
/// and indentation. Every line keeps its number, so that an error points to where it is. It goes by
/// lines, not by grammar: a script of ours has no text that goes over several.
final class Slim {
    private Slim() {}

    static byte[] of(String path, byte[] bytes) {
        if (!path.endsWith(".js") && !path.endsWith(".css")) return bytes;
        var slim = new StringBuilder(bytes.length);
        boolean comment = false;
        for (var line : new String(bytes, UTF_8).split("\n", -1)) {
            var stripped = line.strip();
            if (comment) {
                comment = !stripped.endsWith("*/");
                stripped = "";
            } else if (stripped.startsWith("/*") && !stripped.startsWith("/*!")) {
                int end = stripped.indexOf("*/");
                comment = end < 0;
                if (comment || end == stripped.length() - 2) stripped = "";
            } else if (stripped.startsWith("//")) {
                stripped = "";
            }
            slim.append(stripped).append('\n');
        }
        slim.setLength(slim.length() - 1);
        return slim.toString().getBytes(UTF_8);
    }
}
