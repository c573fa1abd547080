package chat.sohbet.domain.attachment;

/// How an attachment is shown. In the words of the wire, lower-cased.
public enum AttachmentKind {
    /// Pixels that we wrote ourselves, so that nothing else is in them.
    IMAGE,
    VIDEO,
    AUDIO,
    /// A sound that somebody recorded to say something.
    VOICE,
    /// Anything else: to be saved, never to be opened by us.
    DOCUMENT
}
