package chat.sohbet.web.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.sohbet.application.Chat;
import chat.sohbet.application.ShareFiles;
import chat.sohbet.application.port.Conversations;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.Account;
import chat.sohbet.web.json.ConversationJson;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.json.MessageJson;
import chat.sohbet.web.json.OwnJson;
import chat.sohbet.web.json.PersonJson;
import chat.sohbet.web.language.Language;
import chat.sohbet.web.security.Me;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The file itself: `index.html` and `account.json`, a folder for each conversation with
/// `messages.html` and `messages.json`, and `files`.
final class Archive {
    private static final int PIECE = 32 * 1024;

    private final Chat chat;
    private final Me me;
    private final Language language;
    private final ZipOutputStream zip;

    /// What was put in, or could not be had: of a file that many messages carry one is enough.
    private final Set<AttachmentId> files = new HashSet<>();

    /// A conversation's folder.
    private record Folder(Head head, String path) {}

    Archive(Chat chat, Me me, Language language, OutputStream out) {
        this.chat = chat;
        this.me = me;
        this.language = language;
        this.zip = new ZipOutputStream(out, UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    void write(Account account) throws IOException {
        entry("account.json", writer -> writer.write(about(account).toPrettyString()));
        account.user().picture().ifPresent(picture -> put(picture));
        var links = new ArrayList<Sheet.Link>();
        var after = Conversations.Position.TOP;
        List<Head> heads;
        do {
            heads = chat.heads(me.user(), after, 100);
            for (var head : heads) {
                var folder = new Folder(head, path(head, links.size() + 1));
                write(folder);
                links.add(new Sheet.Link(folder.path() + "messages.html", title(head)));
                after = new Conversations.Position(head.activity(), head.id());
            }
        } while (!heads.isEmpty());
        entry("index.html", writer -> new Sheet(language, writer).index(account, links));
        zip.finish();
    }

    private ObjectNode about(Account account) {
        var own = chat.own();
        var node = PersonJson.account(account, own.privacy(me.user()));
        node.set(
                "sessions",
                Json.array(
                        chat.accounts().sessions(me.user()),
                        session -> PersonJson.session(session, me.session())));
        var blocked = chat.accounts().users(me.user(), chat.blocked(me.user()));
        node.set("blocked", Json.array(blocked, PersonJson::user));
        node.set("arranged", OwnJson.self(own.since(me.user(), 0)));
        return node;
    }

    private String title(Head head) {
        return head.properties()
                .map(properties -> properties.title().text())
                .orElseGet(() ->
                        head.members().stream()
                                .filter(user -> !user.id().equals(me.user()))
                                .map(user -> Names.of(user).in(language))
                                .findFirst()
                                .orElse(""));
    }

    private String path(Head head, int number) {
        var name = SafeName.of(title(head));
        return "chats/%04d%s/".formatted(number, name.isEmpty() ? "" : "-" + name);
    }

    private void write(Folder folder) throws IOException {
        var id = folder.head().id();
        var names = new Names(chat, me.user());
        var members = chat.members(me.user(), id);
        names.know(members.stream().map(Member::user).toList());
        folder.head().members().forEach(names::know);
        folder.head().properties().flatMap(Properties::picture).ifPresent(this::put);
        entry(
                folder.path() + "messages.json",
                writer -> {
                    writer.write("{\"conversation\":");
                    writer.write(ConversationJson.head(folder.head(), me.user()).toString());
                    writer.write(",\"members\":");
                    writer.write(
                            Json.array(
                                            members,
                                            member ->
                                                    ConversationJson.member(
                                                            member, names.user(member)))
                                    .toString());
                    writer.write(",\"messages\":[");
                    var first = new boolean[] {true};
                    each(
                            id,
                            message -> {
                                if (!first[0]) writer.write(",\n");
                                first[0] = false;
                                writer.write(MessageJson.message(message).toString());
                            });
                    writer.write("]}");
                });
        entry(
                folder.path() + "messages.html",
                writer -> {
                    var sheet = new Sheet(language, writer);
                    sheet.begin(title(folder.head()));
                    each(id, message -> sheet.message(message, names));
                    sheet.end();
                });
        each(
                id,
                message ->
                        message.writing().stream()
                                .flatMap(writing -> writing.attachments().stream())
                                .map(Attachment::id)
                                .forEach(this::put));
    }

    @FunctionalInterface
    private interface Each {
        void take(Message message) throws IOException;
    }

    /// All messages of a conversation that I see, oldest first, a page at a time.
    private void each(ConversationId id, Each each) throws IOException {
        long from = 1;
        boolean more;
        do {
            var page = chat.history(me.user(), id, new Slice.From(from, Slice.MAX));
            if (page.isEmpty()) return;
            for (var message : page.get().messages()) {
                each.take(message);
                from = message.seq() + 1;
            }
            more = page.get().more();
        } while (more);
    }

    private void put(AttachmentId id) {
        if (!files.add(id)) return;
        chat.files()
                .download(me.user(), id)
                .ifPresent(download ->
                        download.bytes().from(0).ifPresent(bytes -> put(download, bytes)));
    }

    private void put(ShareFiles.Download download, InputStream bytes) {
        try (bytes) {
            zip.putNextEntry(new ZipEntry(Sheet.file(download.attachment())));
            var piece = new byte[PIECE];
            for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece))
                zip.write(piece, 0, read);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Text {
        void to(Writer writer) throws IOException;
    }

    private void entry(String name, Text text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        var writer = new BufferedWriter(new OutputStreamWriter(zip, UTF_8), PIECE);
        text.to(writer);
        writer.flush();
        zip.closeEntry();
    }
}
