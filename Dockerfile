# An image with awsconf alone: `npm run docker`, then
# docker run --rm -v "$PWD:/work:ro" awsconf lint .
FROM node:22-bookworm-slim AS build
WORKDIR /src
COPY . .
RUN npm ci --no-audit --no-fund && npm run build:package

FROM node:22-alpine
COPY --from=build /src/dist/awsconf.mjs /src/dist/LICENSES.txt /opt/awsconf/
RUN ln -s /opt/awsconf/awsconf.mjs /usr/local/bin/awsconf
USER node
WORKDIR /work
ENTRYPOINT ["awsconf"]
CMD ["--help"]
