package chat.sohbet.web.security;

import chat.sohbet.domain.user.DeviceName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a device is called whose owner gave it no name: "Firefox on Linux", as its browser says.
public final class Devices {
    /// In the order of asking: each browser claims to be those below it, too.
    private static final Map<String, String> BROWSERS =
            inOrder(
                    "Edg",
                    "Edge",
                    "OPR",
                    "Opera",
                    "SamsungBrowser",
                    "Samsung Internet",
                    "Firefox",
                    "Firefox",
                    "Chrome",
                    "Chrome",
                    "Safari",
                    "Safari",
                    "curl",
                    "curl");

    private static final Map<String, String> SYSTEMS =
            inOrder(
                    "iPhone",
                    "iPhone",
                    "iPad",
                    "iPad",
                    "Android",
                    "Android",
                    "Windows",
                    "Windows",
                    "Mac OS",
                    "macOS",
                    "CrOS",
                    "ChromeOS",
                    "Linux",
                    "Linux");

    private Devices() {}

    public static DeviceName of(ServerRequest request) {
        var agent = request.headers().first(HeaderNames.USER_AGENT).orElse("");
        var browser = first(BROWSERS, agent);
        var system = first(SYSTEMS, agent);
        return new DeviceName(
                browser.map(name -> name + system.map(" on "::concat).orElse(""))
                        .or(() -> system)
                        .orElse("Unknown device"));
    }

    private static Optional<String> first(Map<String, String> names, String agent) {
        return names.entrySet().stream()
                .filter(entry -> agent.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> inOrder(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int at = 0; at < pairs.length; at += 2) map.put(pairs[at], pairs[at + 1]);
        return map;
    }
}
