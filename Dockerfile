# docker build -t blindspot . && docker run --rm -v "$PWD:/exports:ro" blindspot lint /exports
# Pass an image with a digest that you checked for a build that can be repeated: swift:6.3-bookworm@sha256:…
ARG SWIFT_IMAGE=swift:6.3-bookworm
FROM ${SWIFT_IMAGE} AS build
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends libyaml-dev libpcre2-dev libsodium-dev zlib1g-dev pkg-config >/dev/null \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN install -D -s "$(Tools/packaging/build)" /out/blindspot

# A shell is there because GitLab and Jenkins need one in the images of their jobs; the binary itself needs nothing.
FROM busybox:stable-musl@sha256:3c6ae8008e2c2eedd141725c30b20d9c36b026eb796688f88205845ef17aa213
COPY --from=build /out/blindspot /usr/local/bin/blindspot
USER 65534:65534
WORKDIR /exports
ENTRYPOINT ["blindspot"]
CMD ["lint", "."]
