package io.safeexit.service.output;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads one stream to its end, in large blocks: first to disk, then into memory, then to whoever
 * shows it. The next block is read when this one is done, so a program that is faster than all that
 * is slowed by its full pipe.
 */
final class Pump implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Pump.class);
    private static final int BLOCK = 64 * 1024;

    private final InputStream in;
    private final Tail tail;
    private final Masking masking;
    private final KeptOutput disk;
    private final OutputStore store;

    Pump(InputStream in, Tail tail, Masking masking, KeptOutput disk, OutputStore store) {
        this.in = in;
        this.tail = tail;
        this.masking = masking;
        this.disk = disk;
        this.store = store;
    }

    @Override
    public void run() {
        var block = new byte[BLOCK];
        disk.begin();
        try {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                take(masking.next(block, read));
            }
        } catch (IOException closed) {
            // The process's own way of closing a stream that somebody else still holds.
            LOG.debug("{} is over: {}", tail.source(), closed.toString());
        } finally {
            take(masking.rest());
            disk.end();
            store.ended(tail);
        }
    }

    private void take(Masking.Piece piece) {
        if (piece.length() > 0) {
            long now = System.currentTimeMillis();
            disk.write(piece.bytes(), piece.length(), now);
            try {
                store.take(piece, tail, now);
            } catch (OutOfMemoryError full) {
                // On disk they are; what is more important is that the program is read on.
                LOG.warn("lines are missing in memory, for lack of it");
            }
        }
    }
}
