package chat.sohbet.web.export;

import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentKind;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.Account;
import chat.sohbet.web.language.Language;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A page to be read from a disk: without a script, and with a policy that allows none. Whatever
/// somebody wrote goes through [#escaped].
final class Sheet {
    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;"
                    + "background:#f8f3f0;color:#271a26}a{color:#7c3d70}"
                    + "article{background:#fff;border-radius:14px;padding:.5rem .9rem;margin:.4rem 0}"
                    + "header{font-size:.8rem;color:#544350}p{margin:.2rem 0;white-space:pre-wrap;"
                    + "overflow-wrap:anywhere}img{max-width:100%;height:auto;border-radius:10px}"
                    + ".told{background:none;text-align:center;color:#544350}";
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:; media-src 'self' file:";

    private final Language language;
    private final Writer out;
    private final DateTimeFormatter time;

    /// Another page of the archive.
    record Link(String path, String name) {}

    Sheet(Language language, Writer out) {
        this.language = language;
        this.out = out;
        this.time =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(language.locale())
                        .withZone(ZoneOffset.UTC);
    }

    /// Where a file lies within the archive.
    static String file(Attachment file) {
        var name = SafeName.of(file.name().text());
        return "files/" + file.id() + (name.isEmpty() ? "" : "-" + name);
    }

    void index(Account account, List<Link> links) throws IOException {
        begin(account.user().displayName().text());
        out.write("<p>@" + escaped(account.user().username().text()));
        out.write(" · " + escaped(account.email().text()) + "</p>");
        if (!account.user().about().text().isEmpty())
            out.write("<p>" + escaped(account.user().about().text()) + "</p>");
        out.write("<p><a href=\"account.json\">account.json</a></p>");
        out.write("<h2>" + escaped(language.say("list.chats")) + "</h2><ul>");
        for (var link : links)
            out.write(
                    "<li><a dir=\"auto\" href=\"%s\">%s</a></li>\n"
                            .formatted(link.path(), escaped(link.name())));
        out.write("</ul>");
        end();
    }

    void begin(String title) throws IOException {
        out.write(
                "<!doctype html><html lang=\"%s\" dir=\"%s\"><head><meta charset=\"utf-8\">"
                        .formatted(language.tag(), language.dir()));
        out.write("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">");
        out.write("<meta name=\"viewport\" content=\"width=device-width\">");
        out.write("<title>" + escaped(title) + "</title><style>" + STYLE + "</style></head>");
        out.write("<body><h1 dir=\"auto\">" + escaped(title) + "</h1>\n");
    }

    void end() throws IOException {
        out.write("</body></html>\n");
    }

    void message(Message message, Names names) throws IOException {
        switch (message.content()) {
            case Content.Happened happened ->
                    out.write(
                            "<article class=\"told\"><p>"
                                    + escaped(told(message, happened.event(), names))
                                    + "</p></article>\n");
            case Content.Deleted _ -> {
                head(message, names);
                out.write(
                        "<p><i>"
                                + escaped(language.say("deleted.theirs"))
                                + "</i></p></article>\n");
            }
            case Content.Written written -> {
                head(message, names);
                if (!written.body().isEmpty())
                    out.write("<p dir=\"auto\">" + escaped(written.body().text()) + "</p>");
                for (var file : written.writing().attachments()) file(out, file);
                for (var reaction : message.reactions())
                    out.write("<span>" + escaped(reaction.emoji().text()) + "</span> ");
                out.write("</article>\n");
            }
        }
    }

    private void head(Message message, Names names) throws IOException {
        out.write(
                "<article id=\"m%d\"><header><b dir=\"auto\">%s</b> <time datetime=\"%s\">%s UTC</time>"
                        .formatted(
                                message.seq(),
                                escaped(names.of(message.author()).in(language)),
                                message.at(),
                                escaped(time.format(message.at()))));
        long answered = message.writing().map(Writing::replyTo).orElse(0L);
        if (answered > 0) out.write(" <a href=\"#m%d\">↩</a>".formatted(answered));
        out.write("</header>");
    }

    private static void file(Writer out, Attachment file) throws IOException {
        var path = "../../" + file(file);
        if (file.kind() == AttachmentKind.IMAGE)
            out.write("<p><img loading=\"lazy\" alt=\"\" src=\"" + path + "\"></p>");
        out.write(
                "<p><a dir=\"auto\" download href=\"%s\">%s</a></p>"
                        .formatted(path, escaped(file.name().text())));
    }

    private String told(Message message, Event event, Names names) {
        var key = "told." + event.what().name().toLowerCase(Locale.ROOT);
        var whom = event.users().stream().map(names::of).toList();
        return language.say(
                key,
                Map.of(
                        "who", names.of(message.author()),
                        "whom", whom,
                        "count", event.users().size(),
                        "text", event.text()));
    }

    /// As text, and within quotes.
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
