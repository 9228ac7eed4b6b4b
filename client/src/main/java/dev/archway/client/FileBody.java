package dev.archway.client;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Appends a body to a partial file as it arrives, one portion at a time, so that memory does not grow with the file. */
final class FileBody implements BodySubscriber<byte[]> {

    private final PartialFile file;
    private final int writer;
    private final CompletableFuture<byte[]> done = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    FileBody(PartialFile file) {
        this.file = file;
        this.writer = file.takeOver();
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> portion) {
        Flow.Subscription source = Objects.requireNonNull(subscription);
        try {
            for (ByteBuffer bytes : portion) {
                file.append(writer, bytes);
            }
            source.request(1);
        } catch (IOException failure) {
            source.cancel();
            done.completeExceptionally(new DiskFailure(failure));
        }
    }

    @Override
    public void onError(Throwable failure) {
        done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        done.complete(new byte[0]);
    }

    /** The file could not be written: asking the server again does not help. */
    static final class DiskFailure extends IOException {

        private static final long serialVersionUID = 1L;

        DiskFailure(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
