package io.reviewstream.sink.s3;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.sink.files.Disk;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A bucket. An object is there as a whole or not at all, and stays once the server has said so: what is written waits on
 * this machine until it is forced, and folders need neither be made nor synced. A second name is a conditional PUT, which
 * the server refuses when the name is taken; a rename is a copy and a removal, in that order.
 *
 * <p>Not thread-safe, except for reading.
 */
public final class S3Disk implements Disk, AutoCloseable {
    /** The server answers 409 while two conditional writes of one name race; then it is asked again. */
    private static final int CONFLICT = 409;

    private static final int PRECONDITION_FAILED = 412;
    private static final int ATTEMPTS = 10;

    private final S3Address address;
    private final S3Client client;
    private final Spool spool;
    private final Map<Path, Path> spooled = new HashMap<>();

    /** @throws FailedException when the settings do not do */
    public S3Disk(S3Address address) {
        this.address = address;
        this.client = S3Clients.of(address);
        try {
            this.spool = Spool.open();
        } catch (IOException e) {
            client.close();
            throw new FailedException(
                    "store " + address + ": cannot make a folder in " + System.getProperty("java.io.tmpdir")
                            + " for what is to be uploaded: " + e.getMessage(),
                    e);
        }
    }

    /**
     * Makes sure that the server refuses to give a name twice, as all rests on that.
     *
     * @throws FailedException when it does not, or nothing can be written there
     */
    public void tryConditions() {
        Path probe = address.path().resolve("_tmp").resolve("condition-" + UUID.randomUUID());
        try {
            putNew(probe, new byte[] {1});
            try {
                putNew(probe, new byte[] {2});
                throw new FailedException("store " + address + ": this server overwrites objects although it is asked"
                        + " not to (If-None-Match: *), so that nothing could be stored exactly once; use one that"
                        + " knows conditional writes");
            } catch (FileAlreadyExistsException e) {
                // As it must be.
            } finally {
                delete(probe);
            }
        } catch (IOException e) {
            throw new FailedException("store " + address + ": cannot use this bucket: " + e.getMessage(), e);
        }
    }

    @Override
    public Output create(Path file) throws IOException {
        if (spooled.containsKey(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        spooled.put(file, spool.fresh());
        return append(file);
    }

    @Override
    public Output append(Path file) throws IOException {
        Path local = spooled.get(file);
        if (local == null) {
            throw new NoSuchFileException(file.toString());
        }
        return new Upload(file, local);
    }

    @Override
    public InputStream read(Path file) throws IOException {
        ResponseInputStream<GetObjectResponse> object = asked(
                file,
                () -> client.getObject(
                        request -> request.bucket(address.bucket()).key(key(file))));
        Long bytes = object.response().contentLength();
        return new BufferedInputStream(new WholeObject(object, key(file), bytes == null ? 0 : bytes), 1 << 16);
    }

    @Override
    public boolean exists(Path file) {
        try {
            String key = key(file);
            try {
                asked(
                        file,
                        () -> client.headObject(
                                request -> request.bucket(address.bucket()).key(key)));
                return true;
            } catch (NoSuchFileException e) {
                return asked(
                                file,
                                () -> client.listObjectsV2(request -> request.bucket(address.bucket())
                                        .prefix(key + "/")
                                        .maxKeys(1)))
                        .hasContents();
            }
        } catch (IOException e) {
            throw new FailedException("store " + address + ": cannot look for " + key(file) + ": " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> list(Path folder) throws IOException {
        String key = key(folder);
        String prefix = key.isEmpty() ? "" : key + "/";
        var names = new TreeSet<String>();
        asked(folder, () -> {
            for (ListObjectsV2Response page : client.listObjectsV2Paginator(
                    request -> request.bucket(address.bucket()).prefix(prefix).delimiter("/"))) {
                page.contents().forEach(object -> names.add(object.key().substring(prefix.length())));
                page.commonPrefixes()
                        .forEach(common -> names.add(common.prefix()
                                .substring(prefix.length(), common.prefix().length() - 1)));
            }
            return names;
        });
        names.remove(""); // What some tools put there to stand for the folder.
        return List.copyOf(names);
    }

    @Override
    public void createFolder(Path folder) {
        // A key has slashes, but there are no folders.
    }

    @Override
    public void link(Path file, Path name) throws IOException {
        byte[] content;
        try (InputStream in = read(file)) {
            content = in.readAllBytes();
        }
        putNew(name, content);
    }

    private void putNew(Path name, byte[] content) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                client.putObject(
                        request ->
                                request.bucket(address.bucket()).key(key(name)).ifNoneMatch("*"),
                        RequestBody.fromBytes(content));
                return;
            } catch (S3Exception e) {
                if (e.statusCode() == PRECONDITION_FAILED) {
                    // An answer may be lost and the request repeated: then the object is our own.
                    try (InputStream there = read(name)) {
                        if (Arrays.equals(there.readAllBytes(), content)) {
                            return;
                        }
                    }
                    throw new FileAlreadyExistsException(name.toString());
                }
                if (e.statusCode() != CONFLICT || attempt == ATTEMPTS) {
                    throw S3Failure.of(address, e);
                }
            } catch (SdkException e) {
                throw S3Failure.of(address, e);
            }
        }
    }

    @Override
    public void move(Path file, Path name) throws IOException {
        asked(
                file,
                () -> client.copyObject(request -> request.sourceBucket(address.bucket())
                        .sourceKey(key(file))
                        .destinationBucket(address.bucket())
                        .destinationKey(key(name))));
        delete(file);
    }

    @Override
    public void delete(Path file) throws IOException {
        Path local = spooled.remove(file);
        if (local != null) {
            Files.deleteIfExists(local);
            return;
        }
        asked(
                file,
                () -> client.deleteObject(
                        request -> request.bucket(address.bucket()).key(key(file))));
    }

    @Override
    public void syncFolder(Path folder) {
        // A name lasts from when the server has answered.
    }

    /**
     * Nothing is locked. In a bucket only folding asks for it, which is safe without: whoever folds the same manifests gives
     * the result the same name. Compaction, which is not, is refused there.
     */
    @Override
    public Closeable tryLock(Path file) {
        return () -> {};
    }

    @Override
    public void close() {
        client.close();
        try {
            spool.close();
        } catch (IOException e) {
            // The next start removes it.
        }
    }

    private String key(Path file) {
        return address.bucketPath().relativize(file).toString();
    }

    private <T> T asked(Path file, Supplier<T> question) throws IOException {
        try {
            return question.get();
        } catch (NoSuchKeyException e) {
            var missing = new NoSuchFileException(address + ": " + key(file));
            missing.initCause(e);
            throw missing;
        } catch (SdkException e) {
            throw S3Failure.of(address, e);
        }
    }

    private final class Upload implements Output {
        private final Path file;
        private final Path local;
        private final OutputStream out;

        Upload(Path file, Path local) throws IOException {
            this.file = file;
            this.local = local;
            this.out = Files.newOutputStream(local, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            out.write(bytes, start, length);
        }

        @Override
        public void force() throws IOException {
            asked(
                    file,
                    () -> client.putObject(
                            request -> request.bucket(address.bucket()).key(key(file)), RequestBody.fromFile(local)));
            spooled.remove(file);
            Files.deleteIfExists(local);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
