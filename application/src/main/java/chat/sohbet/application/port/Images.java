package chat.sohbet.application.port;

import chat.sohbet.domain.attachment.MediaType;
import chat.sohbet.domain.attachment.Pixels;
import java.io.IOException;
import java.io.InputStream;

/// Draws pictures anew. What comes out was written by us from pixels alone: it has no place, no
/// camera, no comment, and nothing that only looks like a picture.
public interface Images {
    /// A picture of more is refused before any of it is decoded.
    long MOST_PIXELS = 50_000_000;

    /// Reads the first picture of `source` and draws it for `frame`, the way up that its camera
    /// says. Waits while as many are being drawn as this node draws at once. Only reading `source`
    /// throws.
    Outcome redraw(InputStream source, Frame frame) throws IOException;

    /// For what it is drawn: no side of the picture is longer than `most`, none of the thumbnail
    /// longer than `thumbnail`; smaller ones stay as they are. Of a square, the middle is taken.
    enum Frame {
        MESSAGE(2048, 320, false),
        FACE(640, 160, true);

        private final int most;
        private final int thumbnail;
        private final boolean square;

        Frame(int most, int thumbnail, boolean square) {
            this.most = most;
            this.thumbnail = thumbnail;
            this.square = square;
        }

        public int most() {
            return most;
        }

        public int thumbnail() {
            return thumbnail;
        }

        public boolean square() {
            return square;
        }
    }

    sealed interface Outcome {
        /// `type` is [MediaType#PNG] or [MediaType#JPEG], of both pictures.
        record Redrawn(MediaType type, Pixels pixels, byte[] picture, byte[] thumbnail)
                implements Outcome {}

        /// It is no picture, or none that can be read here.
        record NoPicture() implements Outcome {}

        /// It has more than [#MOST_PIXELS], or more than this node has room for.
        record TooLarge() implements Outcome {}
    }
}
