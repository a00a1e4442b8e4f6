# 모든 보고서에 공통으로 쓰는 말.

## 보고서

report-title-briefing = 면담 참고 자료
report-about-briefing = 만날 상대, 지난 면담에서 오간 말, 아직 이행되지 않은 약속을 정리합니다.
report-title-contact = 면담 결과 보고서
report-about-contact = 한 행사에 누가 어떤 직위에서 누구를 대표하여 참석하였고 어떤 결과가 있었는지 정리합니다.
report-title-profile = 인물 보고서
report-about-profile = 한 인물의 직위, 면담 이력, 양측이 한 약속을 정리합니다.
report-title-dossier = 기관 보고서
report-about-dossier = 한 기관의 직위와 역대 재임자, 우리 측과의 접촉, 양측이 한 약속을 정리합니다.
report-title-country = 국가 보고서
report-about-country = 한 국가 또는 도시의 공관과 단체, 함께한 행사, 접촉이 이루어진 직급을 정리합니다.
report-title-activity = 활동 보고서
report-about-activity = 해당 기간의 면담 횟수와 상대, 주제를 이전 기간과 비교하여 정리합니다.
report-title-commitments = 약속 이행 보고서
report-about-commitments = 누가 누구에게 무엇을 약속하였고 어떻게 되었는지 정리합니다.
report-title-watch-list = 주의 목록
report-about-watch-list = 오래 끊긴 접촉, 이임한 상대방, 담당자 한 명에게만 달린 관계 등 관리가 필요한 관계를 정리합니다.
report-title-coverage = 접촉 현황 보고서
report-about-coverage = 정해진 대상 가운데 누구를 만났고 누구를 한 번도 만나지 못했는지 정리합니다.
report-title-network = 관계망 보고서
report-about-network = 관계망의 중심에 누가 있고, 누가 사람들을 이어 주며, 누가 한 집단을 이루는지 정리합니다.
report-title-handover = 인수인계서
report-about-handover = 후임자가 알아야 할 접촉 상대, 이행 전 약속, 예정된 행사를 정리합니다.

## 보고서의 머리와 꼬리

on = 기준일
clearance = 열람 등급
for-whom = 수신
about = 대상
parameters = 조건
generated-for = 수신: { $name }
page = { $page } / { $pages }쪽
contents = 차례

## 시간

date = 날짜
period = 기간
since = 시작
until = 종료
month = 월
year = 연도
before = 이전 기간
change = 증감
age = 경과
due = 기한

## 인물, 직위, 기관

person = 인물
institution = 기관
position = 직위
in-position = 당시 직위
on-behalf-of = 대표 기관
holder = 재임자
still-in-position = 현재 재임 여부
tenure = 재임
capacity = 재임 자격
positions-now = 현 직위
positions-then = 당시 직위
rank = 직급
country = 국가
city = 도시
region = 지역
nobody = 없음
unknown = 알 수 없음

## 접촉

contacts = 접촉
meetings = 면담
met = 면담 상대
engaged = 교류 기관
first-met = 첫 면담
last-met = 최근 면담
never-met = 면담 이력 없음
history = 이력
event = 행사
kind = 구분
status = 상태
place = 장소
who = 참석자
attendees = 참석자 명단
side = 측
role = 역할
by = 주체
to = 상대
ours = 우리 측
theirs = 상대측
both = 양측
purpose = 목적
outcome = 결과
summary = 요약
topics = 주제

## 약속

promises = 약속
promises-ours = 우리 측의 약속
promises-theirs = 상대측의 약속
promise = 약속
made = 약속일
open = 이행 전
overdue = 기한 경과
fulfilled = 이행 완료

## 확실성과 출처

certainty = 확실성
attribution = 인물 확인
yes = 예
no = 아니요
inferred = 추정
unresolved = 미확인
source = 출처
sources = 출처
no-sources = 기록된 출처가 없습니다.

## 수

number = 수
total = 합계
score = 점수

day-count = { $count }일
meeting-count = 면담 { $count }회
event-count = 행사 { $count }건
source-count = 출처 { $count }건
promise-count = 약속 { $count }건
person-count = { $count }명
institution-count = { $count }개 기관
country-count = { $count }개국
since-days =
    { $count ->
        [0] 오늘
       *[other] { $count }일 전
    }

## 기록의 공백

gaps = 기록의 공백
no-gaps = 확인된 공백이 없습니다.

gap-holder-inferred = 출처에 직위만 나와 있어 재임자를 추정한 행사가 { $count }건 있습니다.
gap-holder-unknown = 직위만 나와 있고 재임자를 추정할 수 없는 행사가 { $count }건 있습니다.
gap-single-source = 출처가 하나뿐인 기록이 { $count }건 있습니다.
gap-unsourced = 출처가 없는 기록이 { $count }건 있습니다.
gap-announced-without-report = 예고된 날이 지났으나 실제로 열렸는지 알려 주는 출처가 없는 기록이 { $count }건 있습니다.
gap-accounts-differ = 출처마다 내용이 다른 기록이 { $count }건 있습니다.
gap-date-uncertain = 날짜가 정확하지 않은 행사가 { $count }건 있습니다.

## 보고서의 꾸밈

report-heading = { $title }: { $name }
labelled = { $label }:
quoted = “{ $text }”
and-more = 그 외 { $count }건
nothing-recorded = 기록된 내용이 없습니다.
fulfilled-by = 이행 행사
shown-by = 근거 행사
publisher = 발행처
source-title = 제목
address = 주소

# 괄호 안의 말.
mark-inferred = 추정
mark-unresolved = 이름 미상
mark-left-position = 현재는 해당 직위에 없음
gap-holder-uncertain =
    { $count ->
       *[other] 직위 { $count }개의 현 재임자가 확실하지 않습니다.
    }
gap-position-vacant =
    { $count ->
       *[other] 직위 { $count }개의 재임자가 알려져 있지 않습니다.
    }

## 보고서에 물은 것

parameter-about = 대상
parameter-whom = 사용자
parameter-since = 시작일
parameter-until = 종료일
parameter-cooling = 소원해지는 기준(일)
parameter-dormant = 휴면 기준(일)
parameter-lapsed = 단절 기준(일)
parameter-embassies = 공관 주재국
parameter-region = 지역
parameter-members = 회원의 소속 기관
parameter-depth = 최대 연결 단계
