package chat.sohbet.history;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Role;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.user.UserId;
import java.util.Optional;
import java.util.Set;

/// What people do to groups: take each other in, show each other out, leave, join, and give titles.
final class GroupMoves {
    private final Cast cast;
    private final Journal journal;
    private int named;

    GroupMoves(Cast cast, Journal journal) {
        this.cast = cast;
        this.journal = journal;
    }

    void move(Device device) {
        if (cast.chance(0.02)) {
            found(device);
            return;
        }
        if (cast.chance(0.25)) {
            cast.any(journal.tokens())
                    .ifPresent(token -> device.ask(id -> new Command.Join(id, token)));
            return;
        }
        group(device).ifPresent(group -> manage(device, group));
    }

    /// Somebody who runs a group, so that more comes of it.
    Device admin() {
        var admins =
                cast.devices()
                        .filter(device -> device.places().stream().anyMatch(Place::admin))
                        .toList();
        return cast.any(admins).orElseGet(cast::anyDevice);
    }

    private void found(Device device) {
        var other = cast.anybodyBut(device.user).id();
        var clientId = new ClientId(cast.id());
        var title = title();
        device.ask(id -> new Command.Found(id, clientId, title, Set.of(other)));
    }

    private Title title() {
        return new Title("title " + ++named);
    }

    private Optional<Place> group(Device device) {
        // Mostly where it is allowed.
        boolean admin = cast.chance(0.8);
        return cast.place(device, place -> admin ? place.admin() : place.properties() != null);
    }

    private void manage(Device device, Place group) {
        ConversationId conversation = group.id;
        UserId other = cast.anybodyBut(device.user).id();
        int dice = cast.random.nextInt(100);
        if (dice < 30) device.ask(id -> new Command.Add(id, conversation, other));
        else if (dice < 50) device.ask(id -> new Command.Remove(id, conversation, other));
        else if (dice < 58) device.ask(id -> new Command.Leave(id, conversation));
        else if (dice < 70) {
            var role = cast.chance(0.7) ? Role.ADMIN : Role.MEMBER;
            device.ask(id -> new Command.Appoint(id, conversation, other, role));
        } else if (dice < 82) {
            var title = title();
            device.ask(id -> new Command.Rename(id, conversation, title));
        } else if (dice < 88) {
            var description = new Description("about " + ++named);
            device.ask(id -> new Command.Describe(id, conversation, description));
        } else device.ask(id -> new Command.Invite(id, conversation));
    }
}
