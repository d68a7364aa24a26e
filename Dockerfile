# helpc in a container; README.md says how to build and to use it.
FROM swift:6.3-bookworm AS build
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
        make pkg-config libcmark-dev libxml2-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /helpc
# A layer of their own: the dependencies change less often than the sources.
COPY Package.swift ./
RUN swift package resolve
COPY . .
RUN swift build -c release --static-swift-stdlib -Xlinker -s \
    && make install DESTDIR=/image

# Debian of the same release, for the C libraries that the command was linked with.
FROM debian:bookworm-slim
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
        git libcmark0.30.2 libstdc++6 libxml2 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /image/usr/local /usr/local
WORKDIR /work
ENTRYPOINT ["helpc"]
