package no.samkonsult.device.mqtt;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A socket read through a buffer: Paho reads each message in four pieces, which are four system calls otherwise. */
final class PromptSocket extends Socket {
    private static final int BUFFER = 1 << 16;

    private @Nullable InputStream input;

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        InputStream buffered = input;
        if (buffered == null) {
            buffered = new BufferedInputStream(super.getInputStream(), BUFFER);
            input = buffered;
        }
        return buffered;
    }
}
