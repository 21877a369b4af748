{{- define "kuberca.name" -}}{{ .Values.nameOverride | default "kube-rca-agent" | trunc 50 | trimSuffix "-" }}{{- end }}

{{- define "kuberca.selector" -}}
app.kubernetes.io/name: {{ include "kuberca.name" . }}
{{- end }}

{{- define "kuberca.labels" -}}
{{ include "kuberca.selector" . }}
app.kubernetes.io/part-of: kube-rca
{{- end }}

{{/* Name of what has no namespace: two releases in one cluster have rights of their own. */}}
{{- define "kuberca.clusterName" -}}
{{ include "kuberca.name" . }}{{ if ne .Release.Namespace "kube-rca" }}-{{ .Release.Namespace }}{{ end }}
{{- end }}

{{- define "kuberca.account" -}}{{ .Values.serviceAccount.name | default (include "kuberca.name" .) }}{{- end }}

{{- define "kuberca.image" -}}{{ .Values.image.repository }}{{ if .Values.image.digest }}@{{ .Values.image.digest }}{{ else }}:{{ .Values.image.tag | default .Chart.AppVersion }}{{ end }}{{- end }}

{{/* The roles that there is work for. */}}
{{- define "kuberca.roles" -}}
{{- $roles := list "http" "intake" "analyst" -}}
{{- if .Values.notify.secret }}{{ $roles = append $roles "notify" }}{{ end -}}
{{- if .Values.changes.watch }}{{ $roles = append $roles "recorder" }}{{ end -}}
{{- toYaml $roles -}}
{{- end }}

{{/* The NATS beside the agent, as charts/nats names it. */}}
{{- define "kuberca.ownNats" -}}{{ .Release.Name | trunc 50 | trimSuffix "-" }}-nats.{{ .Release.Namespace }}.svc{{- end }}

{{- define "kuberca.natsUrl" -}}
{{- if .Values.nats.enabled -}}nats://{{ include "kuberca.ownNats" . }}:4222{{- else -}}{{ .Values.nats.url }}{{- end -}}
{{- end }}

{{/* Every setting of the chart as name → text, one place for environment and NetworkPolicy. */}}
{{- define "kuberca.settings" -}}
{{- $all := dict -}}
{{- with (include "kuberca.natsUrl" .) }}{{- $_ := set $all "NATS_URL" . -}}{{- end -}}
{{- if .Values.webhook.tokenSecret }}{{- $_ := set $all "WEBHOOK_TOKEN_FILE" (printf "/etc/kuberca/webhook/%s" .Values.webhook.tokenKey) -}}{{- end -}}
{{- if .Values.notify.secret }}{{- $_ := set $all "NOTIFY_ROUTES_FILE" (printf "/etc/kuberca/notify/%s" .Values.notify.key) -}}{{- end -}}
{{- if .Values.changes.watch }}{{- $_ := set $all "CHANGES_WATCH" "true" -}}{{- end -}}
{{- if .Values.nats.nack.enabled }}{{- $_ := set $all "STREAM_PROVISION" "verify" -}}{{- end -}}
{{- if eq .Values.rbac.scope "namespaces" }}{{- $_ := set $all "KUBE_NAMESPACES_ALLOW" (join "," .Values.rbac.namespaces) -}}{{- end -}}
{{- range $name, $value := .Values.settings }}
{{- /* A number of a values file is a float, and a large one would be written as 2e+10. */ -}}
{{- $whole := and (kindIs "float64" $value) (eq (floor $value) $value) -}}
{{- $_ := set $all $name (ternary (printf "%.0f" (float64 (ternary $value 0.0 $whole))) (toString $value) $whole) -}}
{{- end -}}
{{- toYaml $all -}}
{{- end }}

{{- define "kuberca.env" -}}
{{- range $name, $value := (include "kuberca.settings" . | fromYaml) }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- if .Values.caBundle.configMap }}
- name: NODE_EXTRA_CA_CERTS
  value: /etc/kuberca/ca/{{ .Values.caBundle.key }}
{{- end }}
{{- end }}

{{- define "kuberca.envFrom" -}}
{{- with .Values.existingConfigMap }}
# Anything else of the README's table, for instance CLUSTER_NAME, or SESSION_DB_HOST, SESSION_DB_NAME and SESSION_DB_USER.
- configMapRef:
    name: {{ . }}
    optional: true
{{- end }}
{{- with .Values.existingSecret }}
# NATS_USER, NATS_PASSWORD, SESSION_DB_PASSWORD, OPENAI_API_KEY and the like.
- secretRef:
    name: {{ . }}
    optional: true
{{- end }}
{{- end }}

{{/* Rules of a role, each with its reason. Called with those of files/rights.json. */}}
{{- define "kuberca.rules" -}}
{{- range . }}
# {{ .why }}
- apiGroups: [{{ .group | quote }}]
  resources: [{{ join ", " .resources }}]
  verbs: [{{ join ", " .verbs }}]
{{- end }}
{{- end }}

{{- define "kuberca.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop:
    - ALL
{{- end }}

{{- define "kuberca.podSecurity" -}}
runAsNonRoot: true
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "kuberca.mounts" -}}
{{- if .Values.webhook.tokenSecret }}
- name: webhook-token
  mountPath: /etc/kuberca/webhook
  readOnly: true
{{- end }}
{{- if .Values.notify.secret }}
- name: notify
  mountPath: /etc/kuberca/notify
  readOnly: true
{{- end }}
{{- if .Values.caBundle.configMap }}
- name: ca-bundle
  mountPath: /etc/kuberca/ca
  readOnly: true
{{- end }}
{{- end }}

{{- define "kuberca.volumes" -}}
{{- if .Values.webhook.tokenSecret }}
- name: webhook-token
  secret:
    secretName: {{ .Values.webhook.tokenSecret }}
{{- end }}
{{- if .Values.notify.secret }}
- name: notify
  secret:
    secretName: {{ .Values.notify.secret }}
{{- end }}
{{- if .Values.caBundle.configMap }}
- name: ca-bundle
  configMap:
    name: {{ .Values.caBundle.configMap }}
{{- end }}
{{- end }}

{{/* One Deployment. Called with root, role (or ""), replicas, resources. */}}
{{- define "kuberca.deployment" -}}
{{- $root := .root -}}
{{- $grace := (include "kuberca.settings" $root | fromYaml).SHUTDOWN_GRACE_SECONDS | default "240" | int -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "kuberca.name" $root }}{{ with .role }}-{{ . }}{{ end }}
  namespace: {{ $root.Release.Namespace }}
  labels:
    {{- include "kuberca.labels" $root | nindent 4 }}
    {{- with .role }}
    app.kubernetes.io/component: {{ . }}
    {{- end }}
spec:
  {{- /* KEDA scales by what waits in the stream, which is nothing to a process that only answers HTTP. */}}
  {{- $scaled := ternary (list "" "http" "intake" "analyst") (ternary (list "" "intake" "analyst") list $root.Values.keda.enabled) $root.Values.autoscaling.enabled }}
  {{- if not (has .role $scaled) }}
  # Two, so that alerts are taken in while one is replaced. Any number works: what they share is in NATS.
  replicas: {{ .replicas }}
  {{- end }}
  selector:
    matchLabels:
      {{- include "kuberca.selector" $root | nindent 6 }}
      {{- with .role }}
      app.kubernetes.io/component: {{ . }}
      {{- end }}
  strategy:
    rollingUpdate:
      maxUnavailable: 0
      maxSurge: 1
  template:
    metadata:
      labels:
        {{- include "kuberca.labels" $root | nindent 8 }}
        {{- with .role }}
        app.kubernetes.io/component: {{ . }}
        {{- end }}
        {{- if $root.Values.nats.enabled }}
        kube-rca.io/nats-client: agent
        {{- end }}
        {{- with $root.Values.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- with $root.Values.podAnnotations }}
      annotations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    spec:
      serviceAccountName: {{ include "kuberca.account" $root }}
      # SHUTDOWN_GRACE_SECONDS and a little: analyses in flight are finished or handed back before the process ends.
      terminationGracePeriodSeconds: {{ add $grace 10 }}
      securityContext:
        {{- include "kuberca.podSecurity" $root | nindent 8 }}
      {{- with $root.Values.image.pullSecrets }}
      imagePullSecrets:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $root.Values.priorityClassName }}
      priorityClassName: {{ . }}
      {{- end }}
      {{- with $root.Values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $root.Values.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $root.Values.affinity }}
      affinity:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- if $root.Values.topologySpread.enabled }}
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: {{ $root.Values.topologySpread.topologyKey }}
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              {{- include "kuberca.selector" $root | nindent 14 }}
              {{- with .role }}
              app.kubernetes.io/component: {{ . }}
              {{- end }}
      {{- end }}
      {{- if $root.Values.doctor.initContainer }}
      initContainers:
        - name: doctor
          image: {{ include "kuberca.image" $root }}
          imagePullPolicy: {{ $root.Values.image.pullPolicy }}
          command: [kuberca, doctor, --fix-hints]
          env:
            {{- include "kuberca.env" $root | trim | nindent 12 }}
          {{- with (include "kuberca.envFrom" $root | trim) }}
          envFrom:
            {{- . | nindent 12 }}
          {{- end }}
          resources:
            {{- toYaml $root.Values.resources | nindent 12 }}
          securityContext:
            {{- include "kuberca.containerSecurity" $root | nindent 12 }}
          {{- with (include "kuberca.mounts" $root | trim) }}
          volumeMounts:
            {{- . | nindent 12 }}
          {{- end }}
      {{- end }}
      containers:
        - name: agent
          image: {{ include "kuberca.image" $root }}
          imagePullPolicy: {{ $root.Values.image.pullPolicy }}
          ports:
            - name: http
              containerPort: {{ (include "kuberca.settings" $root | fromYaml).PORT | default "8000" }}
          env:
            {{- include "kuberca.env" $root | trim | nindent 12 }}
            {{- with .role }}
            - name: SERVICE_ROLES
              value: {{ . }}
            {{- end }}
          {{- with (include "kuberca.envFrom" $root | trim) }}
          envFrom:
            {{- . | nindent 12 }}
          {{- end }}
          startupProbe:
            httpGet:
              path: /healthz
              port: http
            periodSeconds: 1
            failureThreshold: 30
          livenessProbe:
            httpGet:
              path: /healthz
              port: http
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 6
          readinessProbe:
            httpGet:
              path: /readyz
              port: http
            periodSeconds: 5
            timeoutSeconds: 5
            failureThreshold: 1
          resources:
            {{- toYaml (.resources | default $root.Values.resources) | nindent 12 }}
          securityContext:
            {{- include "kuberca.containerSecurity" $root | nindent 12 }}
          {{- with (include "kuberca.mounts" $root | trim) }}
          volumeMounts:
            {{- . | nindent 12 }}
          {{- end }}
      {{- with (include "kuberca.volumes" $root | trim) }}
      volumes:
        {{- . | nindent 8 }}
      {{- end }}
{{- end }}

{{/* Egress rules to one URL: root, url, usual (the port behind a Service that has another), default (by scheme). */}}
{{- define "kuberca.egress" -}}
{{- $rest := regexReplaceAll "^[a-z+]+://" .url "" -}}
{{- $plain := regexReplaceAll "^.*@" (regexFind "^[^/,?]+" $rest) "" -}}
{{- $host := regexReplaceAll ":[0-9]+$" $plain "" -}}
{{- $ipv6 := hasPrefix "[" $host -}}
{{- $port := regexFind "[0-9]+$" (regexFind ":[0-9]+$" $plain) | default .default | int -}}
{{- $parts := splitList "." $host -}}
{{- $inCluster := or (eq (len $parts) 1) (and (ge (len $parts) 2) (or (eq (len $parts) 2) (eq (index $parts 2) "svc"))) -}}
- ports:
    - port: {{ $port }}
      protocol: TCP
    {{- range .usual }}
    {{- if ne (int .) $port }}
    - port: {{ . }}
      protocol: TCP
    {{- end }}
    {{- end }}
  to:
    {{- if and (eq (len $parts) 1) (not $ipv6) }}
    - podSelector: {}
    {{- else if and $inCluster (not $ipv6) }}
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: {{ index $parts 1 }}
    {{- else }}
    {{- range .root.Values.networkPolicy.outside }}
    - ipBlock:
        {{- toYaml . | nindent 8 }}
    {{- end }}
    {{- end }}
{{- end }}
