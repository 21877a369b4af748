{{- define "nats.name" -}}{{ .Release.Name | trunc 50 | trimSuffix "-" }}-nats{{- end }}

{{- define "nats.selector" -}}
app.kubernetes.io/name: nats
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "nats.labels" -}}
{{ include "nats.selector" . }}
app.kubernetes.io/part-of: kube-rca
{{- end }}

{{/* nats.conf. POD_NAME is the container's variable. */}}
{{- define "nats.config" -}}
server_name: $POD_NAME
port: 4222
http_port: 8222
pid_file: /tmp/nats.pid
lame_duck_grace_period: 5s
lame_duck_duration: 30s
jetstream {
  store_dir: /data
}
{{- if gt (int .Values.replicas) 1 }}
cluster {
  name: {{ include "nats.name" . }}
  port: 6222
  routes: [
    {{- range until (int .Values.replicas) }}
    nats://{{ include "nats.name" $ }}-{{ . }}.{{ include "nats.name" $ }}.{{ $.Release.Namespace }}.svc:6222
    {{- end }}
  ]
}
{{- end }}
{{- end }}
