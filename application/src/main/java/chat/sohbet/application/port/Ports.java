package chat.sohbet.application.port;

/// Everything a chat needs from outside, chosen by whoever assembles it.
public record Ports(
        Users users,
        Names names,
        Passwords passwords,
        Sessions sessions,
        Recoveries recoveries,
        Mail mail,
        Conversations conversations,
        MessageLog log,
        Attachments attachments,
        Blobs blobs,
        Images images,
        Receipts receipts,
        Blocks blocks,
        Reports reports,
        Preferences preferences,
        Search search,
        Presences presences,
        Subscriptions subscriptions,
        Nodes nodes,
        Outbox outbox,
        Feed feed) {
    /// The same, with other places for files: ones that outlive the program, for example.
    public Ports with(Blobs blobs, Images images) {
        return new Ports(
                users,
                names,
                passwords,
                sessions,
                recoveries,
                mail,
                conversations,
                log,
                attachments,
                blobs,
                images,
                receipts,
                blocks,
                reports,
                preferences,
                search,
                presences,
                subscriptions,
                nodes,
                outbox,
                feed);
    }

    /// The same, with somebody who brings mail.
    public Ports with(Mail mail) {
        return new Ports(
                users,
                names,
                passwords,
                sessions,
                recoveries,
                mail,
                conversations,
                log,
                attachments,
                blobs,
                images,
                receipts,
                blocks,
                reports,
                preferences,
                search,
                presences,
                subscriptions,
                nodes,
                outbox,
                feed);
    }
}
