# The image of a release: one static binary and its licences, no shell, no
# root. goreleaser puts the binary of each platform into the build context.
FROM scratch
ARG TARGETPLATFORM
COPY LICENSE THIRD_PARTY_NOTICES.md /licenses/
COPY ${TARGETPLATFORM}/journey /usr/bin/journey
USER 65532:65532
WORKDIR /journeys
ENTRYPOINT ["/usr/bin/journey"]
