# docker build -t blindspot . && docker run --rm -v "$PWD:/exports:ro" blindspot lint /exports
FROM swift:6.3-bookworm AS build
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends libyaml-dev libpcre2-dev libsodium-dev zlib1g-dev pkg-config >/dev/null \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN Tools/release /out

# A shell is there because GitLab and Jenkins need one in the images of their jobs; the binary itself needs nothing.
FROM busybox:stable-musl
COPY --from=build /out/blindspot /usr/local/bin/blindspot
USER 65534:65534
WORKDIR /exports
ENTRYPOINT ["blindspot"]
CMD ["lint", "."]
