package chat.sohbet.web.page;

import chat.sohbet.web.http.Assets;
import java.util.List;

/// The addresses of what every page loads. Scripts are modules without a bundler, those of the app
/// all named so that the browser fetches them at once.
record Shell(
        String icon,
        String touchIcon,
        List<String> styles,
        List<String> modules,
        String app,
        String door,
        Appearance look) {
    static Shell of(Assets assets) {
        return new Shell(
                assets.url("img/icon.svg"),
                assets.url("img/icon-192.png"),
                List.of(assets.url(Styles.FILE)),
                assets.modules("js/app.js"),
                assets.url("js/app.js"),
                assets.url("js/door.js"),
                Appearance.STANDARD);
    }

    /// The same, as a browser wants it to look.
    Shell as(Appearance look) {
        return new Shell(icon, touchIcon, styles, modules, app, door, look);
    }
}
