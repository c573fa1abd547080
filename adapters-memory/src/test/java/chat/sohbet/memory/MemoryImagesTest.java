package chat.sohbet.memory;

import chat.sohbet.application.port.Images;
import chat.sohbet.application.port.ImagesContract;

class MemoryImagesTest implements ImagesContract {
    @Override
    public Images images() {
        return new MemoryImages();
    }
}
