package chat.sohbet.web.page;

import chat.sohbet.web.http.Assets;
import java.util.List;
import java.util.stream.Stream;

/// The addresses of what every page loads. Scripts are modules without a bundler, all named so that
/// the browser fetches them at once.
record Shell(
        String icon,
        List<String> styles,
        List<String> modules,
        String app,
        String door,
        Appearance look) {
    static Shell of(Assets assets) {
        return new Shell(
                assets.url("img/icon.svg"),
                List.of(assets.url(Styles.FILE)),
                urls(assets, "js/", ".js", MODULES),
                assets.url("js/app.js"),
                assets.url("js/door.js"),
                Appearance.STANDARD);
    }

    /// The same, as a browser wants it to look.
    Shell as(Appearance look) {
        return new Shell(icon, styles, modules, app, door, look);
    }

    private static List<String> urls(Assets assets, String folder, String ending, String names) {
        return Stream.of(names.strip().split("\\s+", -1))
                .map(name -> assets.url(folder + name + ending))
                .toList();
    }

    private static final String MODULES =
            """
            helpers/api helpers/dom helpers/emoji helpers/faces helpers/phrases helpers/places helpers/press helpers/socket helpers/store helpers/time helpers/upload helpers/words
            models/absence models/acquaintances models/amendments models/backoff models/blocks models/choice models/client
            models/company models/connection models/convergence models/conversations models/emoji models/errands models/excerpt models/grouping
            models/groups models/lifetimes models/marks models/mine models/naming models/neighbours models/notes models/outbox models/post models/requests models/roster models/seat
            models/shared-connection models/sizes models/stretch models/ticks models/timeline models/traces models/typers models/typing models/uploads models/uuid
            views/acts views/ask views/attached views/banner views/bubble views/chat views/clearing views/codes views/composer views/details views/emojis views/gate views/group
            views/leaving views/lightbox views/log views/look views/menu views/message-menu views/panel views/people views/picker views/picturing views/receipts
            views/portrait views/recorder views/row-menu views/rows views/search views/stars views/scroller views/shortcuts views/toast views/tray\
            """;
}
